import { backoff } from '@counterless/kernel';

/** After so many failed attempts somebody has to look. */
export const mostTries = 10;
const second = 1000;

/** How long after the n-th failed attempt (n from 1) the next one comes: 1 s, 2 s, 4 s … at most five minutes. In milliseconds. */
export const retryDelay = backoff(second, 300 * second);
