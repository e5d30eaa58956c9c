// Breaks house/folder-names: everything would end here.
export const canary = 'helpers';
