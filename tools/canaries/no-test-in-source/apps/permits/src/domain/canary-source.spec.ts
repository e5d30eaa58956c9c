export const sample = 'sings';
