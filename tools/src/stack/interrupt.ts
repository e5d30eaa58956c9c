import { forceAll } from './guardian.ts';

/** What a program that runs until Ctrl-C waits on. */
export interface Interrupt {
  /** Aborted by the first signal; give it to `startStack` and `superviseServices` so that a start under way ends too. */
  signal: AbortSignal;
  /** Resolves with the first signal: stop the services, then the stack. */
  interrupted: Promise<NodeJS.Signals>;
  /** Gives the signals back to Node. Call when everything is stopped. */
  dispose(): void;
}

/** npm passes the terminal's Ctrl-C on to a process that already had it: what follows that fast is the same key press. */
const SAME_PRESS_MS = 700;

/**
 * Takes SIGINT, SIGTERM and SIGHUP: the first asks for an orderly stop, a second ends all children at once and the process
 * with exit code 130.
 */
export function listenForInterrupt(onProgress: (line: string) => void = () => undefined): Interrupt {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  let first: number | undefined;
  const onSignal = (name: NodeJS.Signals) => {
    if (first === undefined) {
      first = performance.now();
      onProgress(`${name}: stopping; once more forces it`);
      controller.abort(new Error(`interrupted by ${name}`));
      resolve(name);
      return;
    }
    if (performance.now() - first < SAME_PRESS_MS) return;
    onProgress('forced: ending everything at once');
    forceAll();
    process.exit(130);
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    interrupted: promise,
    dispose: () => names.forEach(name => process.off(name, onSignal)),
  };
}
