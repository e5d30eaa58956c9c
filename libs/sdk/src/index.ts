export * from './client.ts';
export * from './errors.ts';
export * from './feed.ts';
export * from './generated.ts';
export * from './proof.ts';
export * from './token.ts';
export * from './types.ts';
