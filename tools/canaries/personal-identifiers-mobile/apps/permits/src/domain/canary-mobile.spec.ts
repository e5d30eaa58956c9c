// Breaks house/personal-identifiers: of a block that no operator was given.
export const mobile = '15400000000';
