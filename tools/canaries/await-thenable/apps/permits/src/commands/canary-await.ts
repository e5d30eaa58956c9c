// Breaks @typescript-eslint/await-thenable: there is nothing to wait for.
export async function wait(count: number): Promise<number> {
  const waited = await count;
  return waited + 1;
}
