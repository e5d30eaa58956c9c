// Properties are tried with the same inputs in every run, so that a build fails for what changed and for nothing else.
// PROPERTY_SEED=random looks for new ones: what it finds it prints with its seed, and its shortest example becomes a test.
import fc from 'fast-check';

const wanted = process.env.PROPERTY_SEED ?? '20260101';
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
