let turn: Promise<void> | undefined;

/**
 * The end of this turn of the event loop: whoever waits for it goes on together. What is then sent over one connection goes out in one write,
 * which costs more than most of what a message is made of.
 */
export function endOfTurn(): Promise<void> {
  return (turn ??= new Promise(resolve => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  }));
}
