// Breaks resolvable: nothing is there.
import './canary-that-flew-away.ts';
