import { deprecationText, fieldsOf, livesOf, streamEnds, textPattern, type Field, type Live, type Operation, type Service } from '@counterless/contracts';
import { proofAlgorithms, proofSeconds } from '@counterless/platform';
import { defaultBodyLimit } from '../routes/operation-routes.ts';
import { answerHeaders, headerText, parametersByName, problemSchema, requestHeader, type Json } from './parts.ts';
import { responses, sharedFailures } from './responses.ts';
import { Schemas } from './schemas.ts';

const tagTexts: Partial<Record<Service, string>> = {
  permits: 'Service matters, cases, entry passes and their verification. 事项、办件、通行证与核验',
  identity: 'People, enterprises, officers, mandates and partner apps. 身份、授权与应用',
  documents: 'Files, certificates, evidence chains, sealing keys and status lists. 文件、证照、证据链与签章',
  delivery: 'Messages, parcels and events that left the platform. 消息、寄递与事件送达',
  tax: 'Taxpayers, invoice requisitions and the stock of invoices. 纳税人、发票申领与库存',
};

const addressOf = (path: string) => path.replace(/:([A-Za-z]+)/g, '{$1}');

/** OpenAPI 3.1 of the given operations. The same contracts give the same document, byte for byte. */
export function openApiDocument(operations: readonly Operation[], publicUrl: string, version: string): Json {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) (paths[addressOf(operation.http!.path)] ??= {})[operation.http!.method.toLowerCase()] = describe(operation, schemas);
  for (const live of livesOf(operations)) paths[addressOf(live.path)] = { get: describeLive(live, schemas) };
  const scopes = scopesOf(operations);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Counterless 不见面',
      version,
      summary: 'Public services without the counter',
      description: 'Every operation of the platform that partner apps, kiosks and web apps may call. 面向合作应用的全部接口。',
      contact: { name: 'The maintainers', url: `${publicUrl}/docs` },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl, description: operations.some(o => o.sandbox) ? 'Sandbox' : 'Production', 'x-internal': false }],
    tags: [...new Set(operations.map(o => o.service))].map(name => ({ name, description: tagTexts[name] ?? name })),
    paths,
    components: {
      schemas: { ...schemas.named, Problem: problemSchema },
      responses: sharedFailures([...operations, ...livesOf(operations).map(asOperation)]),
      headers: answerHeaders,
      parameters: parametersByName(),
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          description: 'OAuth 2.1 / OpenID Connect. Access tokens are JWTs of ten minutes (RFC 9068), checked as RFC8725 asks: ES256 and nothing else, their type, issuer, audience and end.',
          flows: {
            authorizationCode: { authorizationUrl: `${publicUrl}/oidc/auth`, tokenUrl: `${publicUrl}/oidc/token`, refreshUrl: `${publicUrl}/oidc/token`, scopes },
            clientCredentials: { tokenUrl: `${publicUrl}/oidc/token`, scopes },
          },
        },
        dpop: {
          type: 'apiKey',
          in: 'header',
          name: 'DPoP',
          description: `With a token that is bound to a key of the app (RFC 9449), which goes as \`Authorization: DPoP <token>\`: the proof of that key for this one request. Proofs are signed by ${proofAlgorithms.join(', ')}; their time may be ${proofSeconds} s off. No nonces.`,
        },
      },
    },
  };
}

/** Each scope with what it opens: the first few of its operations. */
function scopesOf(operations: readonly Operation[]): Record<string, string> {
  const scoped = operations.flatMap(o => ('actors' in o.access && o.access.scope !== undefined ? [{ scope: o.access.scope, summary: o.summary }] : []));
  const opened = Object.groupBy(scoped, o => o.scope);
  return Object.fromEntries(Object.entries(opened).sort(([a], [b]) => (a < b ? -1 : 1)).map(([scope, list]) => {
    const more = list!.length - 3;
    return [scope, list!.slice(0, 3).map(o => o.summary).join('; ') + (more > 0 ? `; and ${more} more` : '')];
  }));
}

function describe(operation: Operation, schemas: Schemas): Json {
  const http = operation.http!;
  const fields = fieldsOf(operation.request);
  const inPath = new Set([...http.path.matchAll(/:([A-Za-z]+)/g)].map(m => m[1]!));
  const inQuery = http.method === 'GET' || http.method === 'DELETE' || http.accepts !== undefined;
  const rest = fields.filter(f => !inPath.has(f.name));
  const parameters: Json[] = [
    ...fields.filter(f => inPath.has(f.name)).map(f => parameter(f, 'path', schemas)),
    ...(inQuery ? rest.map(f => parameter(f, 'query', schemas)) : []),
    requestHeader('Accept-Language'),
    requestHeader('X-Request-Id'),
  ];
  for (const name of http.stream?.reads ?? []) parameters.push({ name, in: 'header', required: false, schema: headerText });
  if (operation.idempotent) parameters.push(requestHeader('Idempotency-Key'));
  if (operation.versioned && http.method === 'GET') parameters.push(requestHeader('If-None-Match'));
  if (operation.versioned && operation.idempotent && inPath.size > 0) parameters.push(requestHeader('If-Match'));
  const text = 'public' in operation.access ? 'Open to everybody.' : 'actors' in operation.access ? `For ${operation.access.actors.join(', ')} with ${operation.access.scope === undefined ? 'any token' : `\`${operation.access.scope}\``}.` : '';
  const body = inPath.size === 0 ? () => schemas.asked(operation.request) : () => schemas.object(rest, false);
  return {
    operationId: operation.name,
    tags: [operation.service],
    summary: operation.summary,
    ...(operation.deprecated && { deprecated: true }),
    description: [deprecationText(operation), operation.description, text, operation.sandbox ? 'Sandbox only.' : undefined].filter(Boolean).join(' '),
    // One empty requirement says that it is open on purpose; an empty list may have been forgotten.
    security: 'actors' in operation.access ? securityOf(operation.access.scope === undefined ? [] : [operation.access.scope]) : [{}],
    parameters,
    ...(!inQuery && rest.length > 0 && { requestBody: { required: true, content: { 'application/json': { schema: body() } } } }),
    ...(http.accepts && { requestBody: { required: true, content: Object.fromEntries(http.accepts.map(type => [type, { schema: contentSchema(operation, type) }])) } }),
    responses: responses(operation, schemas),
  };
}

/** A token as it is, or one bound to a key with a proof of it. */
const securityOf = (scopes: readonly string[]): Json[] => [{ oauth: scopes }, { oauth: scopes, dpop: [] }];

/** A body that is no JSON: text, a form with one file, or the bytes themselves. */
function contentSchema(operation: Operation, accepts: string): Json {
  const { bodyLimit, stream } = operation.http!;
  if (!stream) return { type: 'string', maxLength: bodyLimit ?? defaultBodyLimit, pattern: textPattern };
  const bytes = { type: 'string', format: 'binary', maxLength: stream.maxBytes };
  return accepts === 'multipart/form-data' ? { type: 'object', required: ['file'], properties: { file: bytes }, additionalProperties: false } : bytes;
}

const asOperation = (live: Live): Operation => ({ ...live.of, versioned: false, http: { ...live.of.http!, produces: 'text/event-stream' } });

/** A stream of live events is described as its operation is, but for what it answers with. */
function describeLive(live: Live, schemas: Schemas): Json {
  const like = describe(asOperation(live), schemas);
  const events = live.facts.map(f => `\`${live.eventOf(f)}\` ${f.summary}`).join('; ');
  const { 200: answer, ...failures } = like['responses'] as Record<string, Json>;
  const schema = {
    type: 'string', maxLength: 100_000_000, pattern: textPattern, description: 'Server-Sent Events; the data of each is JSON',
    'x-events': Object.fromEntries(live.facts.map(f => [live.eventOf(f), schemas.object(fieldsOf(f.payload), true)])),
  };
  return {
    ...like,
    operationId: live.name,
    summary: live.summary,
    description: `Server-Sent Events: ${events}. Open the stream, wait for \`open\`, then read the resource. A stream that broke goes on where it was when Last-Event-ID is sent; \`reread\` says that this cannot be had and the resource is to be read again. \`end\` is the last event and says why in \`reason\`: ${streamEnds.join(', ')}. An event may come twice. ${like['description'] as string}`,
    parameters: [...(like['parameters'] as Json[]), requestHeader('Last-Event-ID')],
    responses: { 200: { ...answer, content: { 'text/event-stream': { schema } } }, ...failures },
  };
}

function parameter(field: Field, where: 'path' | 'query', schemas: Schemas): Json {
  const { description, ...schema } = schemas.field(field, false) as { description?: string };
  return { name: field.name, in: where, required: where === 'path' || !field.optional, ...(description && { description }), schema };
}
