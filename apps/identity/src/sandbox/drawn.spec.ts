import { describe, expect, it } from '@jest/globals';
import { general, identityProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { drawn } from './drawn.ts';

describe('what is drawn', () => {
  const failing = (times: number, error: Error) => {
    let calls = 0;
    const make = async () => {
      if (calls++ < times) throw error;
      return calls;
    };
    return { make, calls: () => calls };
  };

  it('is drawn again while it is somebody’s already', async () => {
    expect(await drawn(failing(3, new Problem(identityProblems.identifierTaken)).make)).toBe(4);
  });

  it('is refused in the end, where what was asked for is taken', async () => {
    const taken = failing(100, new Problem(identityProblems.identifierTaken));
    await expect(drawn(taken.make)).rejects.toMatchObject({ type: identityProblems.identifierTaken });
    expect(taken.calls()).toBe(8);
  });

  it('is not drawn again for another reason', async () => {
    const away = failing(100, new Problem(general.unavailable));
    await expect(drawn(away.make)).rejects.toMatchObject({ type: general.unavailable });
    expect(away.calls()).toBe(1);
  });
});
