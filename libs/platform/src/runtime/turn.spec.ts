import { expect, it } from '@jest/globals';
import { endOfTurn } from './turn.ts';

it('lets all of one turn go on together, before anything of the next', async () => {
  const order: string[] = [];
  const one = async (name: string) => {
    await endOfTurn();
    order.push(name);
    await Promise.resolve();
  };
  const first = [one('a'), one('b'), Promise.resolve().then(() => one('c'))];
  setImmediate(() => order.push('next'));
  await Promise.all(first);
  await endOfTurn();
  expect(order).toEqual(['a', 'b', 'c', 'next']);
});
