// Breaks house/environment: a setting that nobody checked before listening.
export const secret = (): string | undefined => process.env['CANARY_SECRET'];
