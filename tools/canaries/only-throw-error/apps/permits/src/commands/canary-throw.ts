// Breaks @typescript-eslint/only-throw-error: a text has no stack.
export function fail(): never {
  throw 'failed';
}
