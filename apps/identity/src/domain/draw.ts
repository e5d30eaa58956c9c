/** Draws a whole number from 0 up to, but not, `below`. Where chance comes from is not the domain's to know; a code needs a secure source. */
export type Draw = (below: number) => number;
