import { jetstreamManager, RetentionPolicy, StorageType, type JetStreamManager, type StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';

/** The one stream of all facts. It is transport: the outboxes are the record. */
export const factStream = 'FACTS';
const day = 24 * 3600 * 1e9;

/** Identity of a stream: one that was wiped and made again is another one. */
export const identityOf = (info: StreamInfo): string => `${info.config.name}@${info.created}`;

export async function manager(connection: NatsConnection): Promise<JetStreamManager> {
  return jetstreamManager(connection, { checkAPI: false, timeout: 5000 });
}

/** Finds the fact stream, or makes it. */
export async function ensureStream(connection: NatsConnection): Promise<StreamInfo> {
  const jsm = await manager(connection);
  try {
    return await jsm.streams.info(factStream);
  } catch (error) {
    if (!/stream not found/i.test((error as Error).message)) throw error;
  }
  return jsm.streams.add({
    name: factStream,
    subjects: ['fact.>'],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    max_age: 30 * day,
    duplicate_window: 120 * 1e9,
    num_replicas: 1,
    allow_direct: true,
  });
}
