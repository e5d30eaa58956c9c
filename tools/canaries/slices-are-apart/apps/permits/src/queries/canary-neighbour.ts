export const view = (): string => 'sings';
