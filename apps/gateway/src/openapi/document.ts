import { deprecationText, fieldsOf, general, livesOf, streamEnds, type Class, type Field, type JsonSchema, type Live, type Operation } from '@counterless/contracts';
import { statusOf, type ProblemType } from '@counterless/kernel';
import { defaultBodyLimit } from '../routes/operation-routes.ts';
import { deprecationHeaders } from './deprecated.ts';

type Json = Record<string, unknown>;

const tagTexts: Record<string, string> = {
  permits: 'Service matters, entry passes and their verification. 事项、通行证与核验',
  identity: 'People, enterprises, officers, mandates and partner apps. 身份、授权与应用',
  documents: 'Sealing keys and status lists. 签章密钥与状态列表',
  delivery: 'Messages that left the platform. 消息送达',
};

const problemSchema: Json = {
  type: 'object',
  description: 'Problem details, RFC 9457. `code` is stable; `title` and `detail` follow Accept-Language.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference', maxLength: 200 },
    title: { type: 'string', maxLength: 500 },
    status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599 },
    detail: { type: 'string', maxLength: 4000 },
    code: { type: 'string', maxLength: 100 },
    requestId: { type: 'string', maxLength: 100 },
    errors: {
      type: 'array', maxItems: 100000,
      items: {
        type: 'object', required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string', maxLength: 500, description: 'JSON path of the fault' },
          code: { type: 'string', maxLength: 100 },
          message: { type: 'string', maxLength: 2000 },
        },
      },
    },
  },
};

/** OpenAPI 3.1 of the given operations. The same contracts give the same document, byte for byte. */
export function openApiDocument(operations: readonly Operation[], publicUrl: string, version: string): Json {
  const schemas: Record<string, Json> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = operation.http!.path.replace(/:([A-Za-z]+)/g, '{$1}');
    (paths[path] ??= {})[operation.http!.method.toLowerCase()] = describe(operation, schemas);
  }
  for (const live of livesOf(operations)) paths[live.path.replace(/:([A-Za-z]+)/g, '{$1}')] = { get: describeLive(live, schemas) };
  const scopes = [...new Set(operations.flatMap(o => ('actors' in o.access && o.access.scope !== undefined ? [o.access.scope] : [])))].sort();
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
    servers: [{ url: publicUrl, description: 'This gateway' }],
    tags: [...new Set(operations.map(o => o.service))].map(name => ({ name, description: tagTexts[name] ?? name })),
    paths,
    components: {
      schemas: { ...Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))), Problem: problemSchema },
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          description: 'OAuth 2.1 / OpenID Connect; access tokens are JWTs of ten minutes',
          flows: {
            authorizationCode: { authorizationUrl: `${publicUrl}/oidc/auth`, tokenUrl: `${publicUrl}/oidc/token`, scopes: Object.fromEntries(scopes.map(s => [s, s])) },
            clientCredentials: { tokenUrl: `${publicUrl}/oidc/token`, scopes: Object.fromEntries(scopes.map(s => [s, s])) },
          },
        },
      },
    },
  };
}

function describe(operation: Operation, schemas: Record<string, Json>): Json {
  const http = operation.http!;
  const fields = fieldsOf(operation.request);
  const inPath = new Set([...http.path.matchAll(/:([A-Za-z]+)/g)].map(m => m[1]!));
  const inQuery = http.method === 'GET' || http.method === 'DELETE' || http.accepts !== undefined;
  const rest = fields.filter(f => !inPath.has(f.name));
  const parameters: Json[] = [
    ...fields.filter(f => inPath.has(f.name)).map(f => parameter(f, 'path', schemas)),
    ...(inQuery ? rest.map(f => parameter(f, 'query', schemas)) : []),
    { name: 'Accept-Language', in: 'header', required: false, description: 'zh (default) or en: the language of problems, which say it by Content-Language', schema: { type: 'string', maxLength: 200 } },
    { name: 'X-Request-Id', in: 'header', required: false, description: 'Returned as given, else a new one', schema: { type: 'string', maxLength: 100 } },
  ];
  for (const name of http.stream?.reads ?? []) parameters.push({ name, in: 'header', required: false, schema: { type: 'string', maxLength: 4000 } });
  if (operation.idempotent) parameters.push({ name: 'Idempotency-Key', in: 'header', required: true, description: 'The same key and request give the same answer for at least 24 hours', schema: { type: 'string', minLength: 1, maxLength: 255 } });
  if (operation.versioned && http.method === 'GET') parameters.push({ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string', maxLength: 100 } });
  if (operation.versioned && operation.idempotent && inPath.size > 0) {
    parameters.push({ name: 'If-Match', in: 'header', required: false, description: 'Only if the resource still has this version', schema: { type: 'string', maxLength: 100 } });
  }
  const text = 'public' in operation.access ? 'Open to everybody.' : 'actors' in operation.access ? `For ${operation.access.actors.join(', ')} with ${operation.access.scope === undefined ? 'any token' : `\`${operation.access.scope}\``}.` : '';
  return {
    operationId: operation.name,
    tags: [operation.service],
    summary: operation.summary,
    ...(operation.deprecated && { deprecated: true }),
    description: [deprecationText(operation), operation.description, text, operation.sandbox ? 'Sandbox only.' : undefined].filter(Boolean).join(' '),
    security: 'actors' in operation.access ? [{ oauth: operation.access.scope === undefined ? [] : [operation.access.scope] }] : [],
    parameters,
    ...(!inQuery && rest.length > 0 && { requestBody: { required: true, content: { 'application/json': { schema: bodySchema(operation.request, rest, inPath, schemas) } } } }),
    ...(http.accepts && { requestBody: { required: true, content: Object.fromEntries(http.accepts.map(type => [type, { schema: http.stream ? streamSchema(type) : { type: 'string', maxLength: http.bodyLimit ?? defaultBodyLimit } }])) } }),
    responses: responses(operation, schemas),
  };
}

/** A body that is handed on as it comes: a form with one file, or the bytes themselves. */
function streamSchema(accepts: string): Json {
  const bytes = { type: 'string', format: 'binary' };
  return accepts === 'multipart/form-data' ? { type: 'object', required: ['file'], properties: { file: bytes }, additionalProperties: false } : bytes;
}

/** A stream of live events is described as its operation is, but for what it answers with. */
function describeLive(live: Live, schemas: Record<string, Json>): Json {
  const like = describe({ ...live.of, versioned: false, http: { ...live.of.http!, produces: 'text/event-stream' } }, schemas);
  const events = live.facts.map(f => `\`${live.eventOf(f)}\` ${f.summary}`).join('; ');
  const { 200: answer, ...failures } = like['responses'] as Record<string, Json>;
  const schema = {
    type: 'string', maxLength: 100_000_000, description: 'Server-Sent Events; the data of each is JSON',
    'x-events': Object.fromEntries(live.facts.map(f => [live.eventOf(f), objectSchema(fieldsOf(f.payload), schemas, true)])),
  };
  return {
    ...like,
    operationId: live.name,
    summary: live.summary,
    description: `Server-Sent Events: ${events}. Open the stream, wait for \`open\`, then read the resource. A stream that broke goes on where it was when Last-Event-ID is sent; \`reread\` says that this cannot be had and the resource is to be read again. \`end\` is the last event and says why in \`reason\`: ${streamEnds.join(', ')}. An event may come twice. ${like['description'] as string}`,
    parameters: [...(like['parameters'] as Json[]), { name: 'Last-Event-ID', in: 'header', required: false, description: 'Id of the last event that was seen, up to 30 days ago', schema: { type: 'string', maxLength: 100 } }],
    responses: { 200: { ...answer, content: { 'text/event-stream': { schema } } }, ...failures },
  };
}

function bodySchema(type: Class, rest: readonly Field[], inPath: ReadonlySet<string>, schemas: Record<string, Json>): Json {
  return inPath.size === 0 ? reference(type, schemas, false) : objectSchema(rest, schemas, false);
}

function parameter(field: Field, where: 'path' | 'query', schemas: Record<string, Json>): Json {
  const { description, ...schema } = schemaOf(field, schemas, false) as { description?: string };
  return { name: field.name, in: where, required: where === 'path' || !field.optional, ...(description && { description }), schema };
}

function schemaOf(field: Field, schemas: Record<string, Json>, answer: boolean): JsonSchema {
  let schema: JsonSchema = field.schema;
  if (field.nested) {
    const inner = reference(field.nested(), schemas, answer);
    schema = field.list ? { type: 'array', items: inner, ...field.schema } : Object.keys(field.schema).length > 0 ? { ...inner, ...field.schema } : inner;
  }
  if (!answer || !field.optional) return schema;
  // In an answer an optional field may be null.
  return typeof schema['type'] === 'string' && !schema['enum'] ? { ...schema, type: [schema['type'], 'null'] } : { anyOf: [schema, { type: 'null' }] };
}

function objectSchema(fields: readonly Field[], schemas: Record<string, Json>, answer: boolean): Json {
  const required = fields.filter(f => !f.optional).map(f => f.name);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map(f => [f.name, schemaOf(f, schemas, answer)])),
    ...(!answer && { additionalProperties: false }),
  };
}

function reference(type: Class, schemas: Record<string, Json>, answer: boolean): Json {
  const name = answer ? type.name : `${type.name}Input`;
  if (!(name in schemas)) {
    schemas[name] = {};
    schemas[name] = objectSchema(fieldsOf(type), schemas, answer);
  }
  return { $ref: `#/components/schemas/${name}` };
}

/** Every problem that an operation can answer with: its own and those of its kind. */
export function problemsOf(operation: Operation): readonly ProblemType[] {
  const list: ProblemType[] = [general.invalid, general.malformed, general.notAcceptable, general.rateLimited, general.internal, general.unavailable, general.timeout];
  if (operation.deprecated?.sunset) list.push(general.gone);
  if ('actors' in operation.access) list.push(general.unauthenticated, general.tokenExpired, general.tokenInvalid, general.tokenRevoked, general.scopeMissing, general.actorRefused);
  // Any request but a GET may come with a body, whether or not one is read.
  if (operation.http?.method !== 'GET') list.push(general.tooLarge, general.mediaType);
  if (operation.idempotent) list.push(general.keyMissing, general.keyInvalid, general.keyReused, general.keyInProgress);
  if (operation.versioned && operation.idempotent) list.push(general.stale);
  return [...new Set([...operation.problems, ...list])];
}

function responses(operation: Operation, schemas: Record<string, Json>): Json {
  const http = operation.http!;
  const common = {
    'X-Request-Id': { description: 'For questions about this request', schema: { type: 'string', maxLength: 100 } },
    RateLimit: { description: 'What is left in this window', schema: { type: 'string', maxLength: 200 } },
    'RateLimit-Policy': { description: 'The limit and its window', schema: { type: 'string', maxLength: 200 } },
    ...deprecationHeaders(operation),
  };
  const sent = Object.fromEntries((http.stream?.sends ?? []).map(name => [name, { schema: { type: 'string', maxLength: 4000 } }]));
  const headers = { ...common, ...sent, ...(operation.versioned && { ETag: { description: 'Version of the resource', schema: { type: 'string', maxLength: 100 } } }) };
  const content = http.produces
    ? { [http.produces]: { schema: /^text\/|xml$/.test(http.produces) ? { type: 'string', maxLength: 1_000_000 } : { type: 'string', format: 'binary', ...(!http.stream && { maxLength: 8_000_000 }) } } }
    : operation.response && { 'application/json': { schema: reference(operation.response, schemas, true) } };
  const byStatus = Object.groupBy(problemsOf(operation), p => String(statusOf(p.kind)));
  const failures = Object.entries(byStatus).map(([status, problems]) => [
    status,
    {
      description: problems!.map(p => `\`${p.code}\` ${p.title.en}`).join('; '),
      headers: { ...common, ...((status === '429' || status === '503') && { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 86400 } } }) },
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return {
    [http.status]: { description: 'Done', headers, ...(content && { content }) },
    ...(http.stream?.reads?.includes('range') && {
      206: { description: 'The range asked for', headers, content },
      304: { description: 'The version you hold is current', headers: common },
    }),
    ...(operation.versioned && http.method === 'GET' && { 304: { description: 'The version you hold is current', headers: common } }),
    ...Object.fromEntries(failures),
  };
}
