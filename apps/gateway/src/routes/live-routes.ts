import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { general, type Live } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { LiveStreams } from '../live/live-streams.ts';
import { tellDeprecation } from './deprecated.ts';
import { answerTo, identify, sendServed, type RouteParts } from './operation-routes.ts';

const eventStream = 'text/event-stream';

/** One route per stream of live events, made of its contract alone. */
export function addLiveRoutes(fastify: FastifyInstance, lives: readonly Live[], streams: LiveStreams, parts: RouteParts): void {
  for (const live of lives) {
    fastify.route({ method: 'GET', url: live.path, exposeHeadRoute: false, onRequest: tellDeprecation(live.of, parts.clock), handler: (request, reply) => listen(live, streams, parts, request, reply) });
  }
}

async function listen(live: Live, streams: LiveStreams, parts: RouteParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const verified = await identify(live.of, parts, request, reply);
  const { accept } = request.headers;
  if (accept && !accept.includes(eventStream) && !accept.includes('*/*') && !accept.includes('text/*')) {
    throw new Problem(general.notAcceptable, { detail: { en: `only ${eventStream}`, zh: `仅提供 ${eventStream}` } });
  }
  // Who may read may listen: the service says so itself, for this resource and this moment.
  const served = await answerTo(live.of, parts, request, verified);
  if (served.status !== 200) return sendServed(live.of, served, request, reply);
  const fields = { ...(request.query as Record<string, string>), ...(request.params as Record<string, string>) };
  const given = request.headers['last-event-id'];
  const stream = await streams.open(live, fields, verified!, typeof given === 'string' && given !== '' ? given : undefined);
  // A connection whose stream has ended is of no use to a gateway that is about to stop.
  return reply.headers({ 'content-type': eventStream, 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' }).send(stream.out);
}
