export { iso } from '@counterless/platform';
