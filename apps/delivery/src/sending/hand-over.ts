import { ChannelFailure, type Channel, type Receipt, type Sendable } from './ports.ts';

/**
 * Gives a message to its channel so that it goes out once. `inDoubt`: it may have been given before, and how that ended is not known.
 * @throws ChannelFailure, whose effect stays `unknown` as long as the doubt does
 */
export async function handOver<M extends Sendable>(channel: Channel<M>, message: M, inDoubt: boolean): Promise<Receipt> {
  if (inDoubt && channel.recovery === 'none') throw new ChannelFailure('in-doubt', 'unknown');
  if (inDoubt && channel.recovery === 'query') {
    const found = await asked(() => channel.find(message.id), true);
    if (found) return found;
    // It never arrived there: from here on it is as if it was sent for the first time.
    return (await asked(() => channel.send(message), false))!;
  }
  return (await asked(() => channel.send(message), inDoubt))!;
}

async function asked<T>(ask: () => Promise<T>, inDoubt: boolean): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const failure = error instanceof ChannelFailure ? error : new ChannelFailure((error as Error).name, 'unknown');
    // That this try was not sent says nothing of the one before. That the recipient does not exist says it of both.
    throw inDoubt && failure.effect === 'not-sent' ? new ChannelFailure(failure.code, 'unknown') : failure;
  }
}
