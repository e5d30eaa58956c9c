import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLogger } from '../runtime/logs.ts';
import { Loop } from './leader.ts';

const logger = createLogger('test', 'silent');

describe('a loop', () => {
  let runs = 0;
  let loop: Loop;
  const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
  const runsWithin = async (milliseconds: number) => {
    const before = runs;
    await pass(milliseconds);
    return runs - before;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    runs = 0;
  });
  afterEach(async () => {
    await loop.stop();
    jest.useRealTimers();
  });
  const start = async (milliseconds: number) => {
    loop = new Loop('test', milliseconds, async () => void runs++, logger);
    await loop.start();
    await pass(0);
    expect(runs).toBe(1);
  };

  it('looks once a second by and by, where nothing happens', async () => {
    await start(200);
    await pass(200);
    expect(runs).toBe(2);
    await pass(5000);
    expect(await runsWithin(10_000)).toBe(10);
  });

  it('that looks less often than that keeps its pace', async () => {
    await start(2000);
    expect(await runsWithin(20_000)).toBe(10);
  });

  it('looks soon after something happened, and does not look less often while things happen', async () => {
    await start(200);
    await pass(10_000);
    loop.hurry();
    expect(await runsWithin(200)).toBe(1);
    loop.hurry();
    expect(await runsWithin(200)).toBe(1);
    for (let i = 0; i < 20; i++) {
      loop.hurry();
      expect(await runsWithin(200)).toBe(1);
    }
  });

  it('runs at once when it is poked, and not once more for it', async () => {
    await start(200);
    await pass(10_000);
    const before = runs;
    loop.poke();
    await pass(0);
    expect(runs).toBe(before + 1);
    expect(await runsWithin(199)).toBe(0);
    expect(await runsWithin(1)).toBe(1);
  });

  it('that was stopped is not woken', async () => {
    await start(200);
    await pass(10_000);
    await loop.stop();
    loop.hurry();
    loop.poke();
    expect(await runsWithin(10_000)).toBe(0);
  });
});
