// Breaks @typescript-eslint/switch-exhaustiveness-check: revoked is forgotten.
export function colour(status: 'granted' | 'refused' | 'revoked'): string | undefined {
  let found: string | undefined;
  switch (status) {
    case 'granted':
      found = 'green';
      break;
    case 'refused':
      found = 'red';
      break;
  }
  return found;
}
