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
