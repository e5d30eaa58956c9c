import { backoff } from '@counterless/kernel';

const second = 1000;

/** A provider that fails is tried this often, over about two minutes, before the next channel takes over. */
export const mostTriesBeforeNext = 8;

/** The last channel is tried this often: for about 1 h 45 min, since a text that comes much later helps nobody. */
export const mostTries = 16;

/** Milliseconds until the next try after `tries` that failed: 1 s, 2 s, 4 s … at most 15 minutes. */
export const retryDelay = backoff(second, 900 * second);

/** Milliseconds until the pass is asked for again after `waits` in vain. Without end: a part of the platform that is away comes back. */
export const waitDelay = backoff(second / 2, 30 * second);
