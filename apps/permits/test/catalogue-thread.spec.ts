import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { CatalogueThread, type IntakeTask } from '../src/catalogue/catalogue-thread.ts';

const task: IntakeTask = {
  kind: 'departments',
  content: { type: 'application/x-ndjson', bytes: Buffer.from('{"code":') },
  around: { departments: new Set(), themes: new Set(), regions: new Set(), policies: new Set() } as never,
};
let thread: CatalogueThread;

beforeEach(() => {
  // The thread is a real one: of all that tells the time, only its idleness is played.
  jest.useFakeTimers({ doNotFake: ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] });
  thread = new CatalogueThread();
});
afterEach(async () => {
  jest.useRealTimers();
  await thread.onApplicationShutdown();
});

it('reads again in the moment in which a thread that had nothing to do is ended', async () => {
  expect(await thread.read(task)).toMatchObject({ count: 1, good: [] });
  jest.advanceTimersByTime(30_000);
  expect(await thread.read(task)).toMatchObject({ count: 1, good: [] });
});
