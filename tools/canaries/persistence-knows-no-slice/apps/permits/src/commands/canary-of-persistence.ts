export const sing = (): string => 'tweet';
