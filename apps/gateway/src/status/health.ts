import type { FastifyInstance } from 'fastify';
import type { NatsConnection } from '@nats-io/nats-core';
import { newId } from '@counterless/kernel';

/** Whether a message comes back. The connection may look open while nothing arrives: only an answer of our own subscription proves that we hear. */
export function hearsItself(connection: NatsConnection): () => Promise<void> {
  const self = `internal.gateway.echo.${newId()}`;
  connection.subscribe(self, { callback: (_error, message) => void message.respond() });
  return async () => void (await connection.request(self, undefined, { timeout: 1500 }));
}

/** For machines: the process answers; messages come through. */
export function addHealth(fastify: FastifyInstance, hears: () => Promise<void>): void {
  fastify.get('/health/live', async () => ({ status: 'ok' }));
  fastify.get('/health/ready', async (_request, reply) => {
    try {
      await hears();
      return { status: 'ok', checks: { nats: 'ok' } };
    } catch (error) {
      return reply.code(503).send({ status: 'not-ready', checks: { nats: (error as Error).message } });
    }
  });
}
