import { describe, expect, it } from '@jest/globals';
import { Gathered } from './gathered.ts';

describe('Gathered', () => {
  it('does together what is asked for in the same moment, and gives each its own result', async () => {
    const groups: number[][] = [];
    const gathered = new Gathered<number, number>(async items => {
      groups.push([...items]);
      return items.map(i => i * 2);
    });
    expect(await Promise.all([1, 2, 3].map(i => gathered.do(i)))).toEqual([2, 4, 6]);
    expect(await gathered.do(4)).toBe(8);
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  it('does together what is asked for while the ones before are under way', async () => {
    const groups: number[][] = [];
    let end = (): void => undefined;
    const gathered = new Gathered<number, number>(async items => {
      groups.push([...items]);
      if (groups.length === 1) await new Promise<void>(resolve => (end = resolve));
      return items;
    });
    const first = gathered.do(1);
    await new Promise(setImmediate);
    const later = [gathered.do(2), gathered.do(3)];
    await new Promise(setImmediate);
    expect(groups).toEqual([[1]]);
    end();
    expect(await Promise.all([first, ...later])).toEqual([1, 2, 3]);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it('tells all of a group that it failed, and goes on', async () => {
    let fail = true;
    const gathered = new Gathered<number, number>(async items => {
      if (fail) throw new Error('away');
      return items;
    });
    const results = await Promise.allSettled([gathered.do(1), gathered.do(2)]);
    expect(results.map(r => r.status)).toEqual(['rejected', 'rejected']);
    fail = false;
    expect(await gathered.do(3)).toBe(3);
  });
});
