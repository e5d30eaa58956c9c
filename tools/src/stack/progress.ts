/** Prints what a starting or stopping program does. */
export interface Progress {
  /** One line of lasting text, with the seconds since the start before it. */
  line(text: string): void;
  /** What is under way now: on a terminal it is shown with running seconds until the next call, elsewhere it is a line. */
  doing(text: string): void;
  /** Clears the text of `doing`. */
  done(): void;
  /** Seconds since the printer was made. */
  seconds(): number;
}

interface Output {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** A printer on `output`. Without a terminal there are neither colours nor rewritten lines: logs stay readable. */
export function createProgress(output: Output = process.stdout, now: () => number = () => performance.now()): Progress {
  const began = now();
  const terminal = output.isTTY === true;
  let current: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  const seconds = () => (now() - began) / 1000;
  const stamp = () => `${seconds().toFixed(1).padStart(6)} s`;
  const clear = () => {
    if (terminal && current !== undefined) output.write('\r\x1b[2K');
  };
  const show = () => {
    if (!terminal || current === undefined) return;
    const room = Math.max(10, (output.columns ?? 80) - 12);
    output.write(`\r\x1b[2K\x1b[2m${stamp()}  ${current.slice(0, room)}…\x1b[22m`);
  };
  const done = () => {
    clear();
    current = undefined;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    seconds,
    done,
    line(text) {
      clear();
      output.write(terminal ? `\x1b[2m${stamp()}\x1b[22m  ${text}\n` : `${stamp()}  ${text}\n`);
      show();
    },
    doing(text) {
      done();
      if (!terminal) {
        output.write(`${stamp()}  ${text}\n`);
        return;
      }
      current = text;
      show();
      timer = setInterval(show, 100);
      timer.unref();
    },
  };
}
