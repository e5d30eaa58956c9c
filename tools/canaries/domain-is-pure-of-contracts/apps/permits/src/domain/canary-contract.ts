// Breaks domain-is-pure: contracts are mapped at the edges.
import { general } from '@counterless/contracts';

export const { stale } = general;
