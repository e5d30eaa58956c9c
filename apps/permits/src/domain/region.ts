export { contains, span, widening } from '@counterless/kernel';
