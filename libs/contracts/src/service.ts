/** The services of the platform. */
export const services = ['gateway', 'identity', 'permits', 'documents', 'delivery', 'tax'] as const;
export type Service = (typeof services)[number];
