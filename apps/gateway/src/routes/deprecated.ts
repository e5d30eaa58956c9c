import type { onRequestHookHandler } from 'fastify';
import { general, pathOf, type Operation } from '@counterless/contracts';
import { Problem, type Clock } from '@counterless/kernel';

/**
 * Tells the announced end of an operation with every answer, whatever it is, and answers 410 from the end on. It goes by the machine's time also in
 * a sandbox: whoever moves a sandbox's clock to see a deadline is not to lose the operations by it.
 */
export function tellDeprecation({ deprecated, http, summary }: Operation, clock: Clock): onRequestHookHandler[] {
  if (!deprecated) return [];
  const { since, sunset, successor, guide } = deprecated;
  const end = sunset === undefined ? undefined : new Date(sunset);
  return [
    (request, reply, done) => {
      // RFC 9745: a Date of Structured Fields, in seconds.
      void reply.header('deprecation', `@${Math.floor(Date.parse(since) / 1000)}`);
      if (end) void reply.header('sunset', end.toUTCString());
      const links = [successor && `<${pathOf(successor, request.params as Record<string, string>)}>; rel="successor-version"`, guide && `<${guide}>; rel="deprecation"; type="text/html"`];
      if (successor || guide) void reply.header('link', links.filter(Boolean).join(', '));
      if (!end || clock.now() < end) return done();
      const instead = successor ? { en: `; use ${successor.http!.method} ${successor.http!.path}`, zh: `；请改用 ${successor.http!.method} ${successor.http!.path}` } : { en: '', zh: '' };
      done(new Problem(general.gone, { detail: { en: `“${summary}”, ${http!.method} ${http!.path}, ended at ${sunset}${instead.en}`, zh: `${http!.method} ${http!.path} 已于 ${sunset} 停用${instead.zh}` } }));
    },
  ];
}
