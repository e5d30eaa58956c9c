import type { ChainView } from '@counterless/contracts';
import type { Chain } from './ports.ts';

export const chainView = ({ id, holder, end }: Chain): ChainView => ({
  id,
  holder: { ...holder },
  entries: end.sequence,
  head: end.hash,
  closed: end.closed,
});
