import { factSubject } from './fact.ts';
import { allFacts, allLives, allOperations } from './registry.ts';
import { services, type Service } from './service.ts';
import { clockSubject, healthSubject, keySubject } from './wire.ts';

export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

const readStream = ['$JS.API.CONSUMER.CREATE.FACTS', '$JS.API.CONSUMER.CREATE.FACTS.>', '$JS.API.CONSUMER.INFO.FACTS.>', '$JS.API.CONSUMER.DELETE.FACTS.>', '$JS.API.CONSUMER.MSG.NEXT.FACTS.>', '$JS.FC.>'];

/** What one service may publish and subscribe to: what the contracts say of it, and nothing else. */
export function permissionsOf(service: Service): Permissions {
  const gateway = service === 'gateway';
  const asks = allOperations.filter(o => (gateway ? o.http !== undefined && !o.http.stream : o.access.services?.includes(service)));
  const reads = allFacts.filter(f => f.readBy.includes(service));
  const tells = allFacts.some(f => f.service === service);
  const publish = [...asks.map(o => o.subject), `internal.${service}.>`];
  const subscribe = [...allOperations.filter(o => o.service === service && !o.http?.stream).map(o => o.subject), `internal.${service}.>`, `_INBOX_${service}.>`];
  // Identity keeps the sandbox's clock, and moves it for all; and it gathers what became of a key.
  if (service === 'identity') publish.push(clockSubject('>'), keySubject('>'));
  if (!gateway) subscribe.push(clockSubject(service), keySubject(service), healthSubject(service));
  // The gateway tells people how each service is.
  if (gateway) publish.push(healthSubject('>'));
  if (gateway) subscribe.push(...reads.map(factSubject));
  else if (tells) publish.push(...allFacts.filter(f => f.service === service).map(factSubject));
  publish.push('$JS.API.STREAM.INFO.FACTS', '$JS.API.STREAM.CREATE.FACTS');
  // The gateway reads the stream for whoever listens to live events.
  if (gateway ? allLives.length > 0 : reads.length > 0) publish.push(...readStream);
  return { publish: [...new Set(publish)].sort(), subscribe: [...new Set(subscribe)].sort() };
}

/** The `authorization` block of nats-server.conf; a password is written as it is given, so `$NAME` stays a variable. */
export function natsAuthorization(passwordOf: (service: Service) => string): string {
  const list = (subjects: readonly string[]) => subjects.map(s => `          "${s}"`).join('\n');
  const users = services.map(service => {
    const { publish, subscribe } = permissionsOf(service);
    // A service answers on the inbox of whoever asks: allow_responses, only for the message it was given.
    return `    {
      user: ${service}
      password: ${passwordOf(service)}
      permissions {
        publish {
          allow: [
${list(publish)}
          ]
        }
        subscribe {
          allow: [
${list(subscribe)}
          ]
        }
        allow_responses: { max: 1, expires: "2m" }
      }
    }`;
  });
  return `authorization {\n  users: [\n${users.join('\n')}\n  ]\n}\n`;
}
