// Breaks house/personal-identifiers: born in 2099, so nobody's yet; the check character fits.
export const resident = '330782209901010019';
