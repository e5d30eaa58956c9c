export const canary = 'sings';
