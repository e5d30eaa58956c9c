// One declaration per message: here every declaration is counted against what must exist because of it.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from '@jest/globals';
import * as contracts from '@counterless/contracts';
import { allFacts, allLives, allOperations, dataHolders, fieldsOf, identity, services, type Class, type Service } from '@counterless/contracts';
import { statusOf, type ProblemType } from '@counterless/kernel';
import { routedOperations } from '../../apps/gateway/src/gateway.ts';
import { openApiDocument } from '../../apps/gateway/src/openapi/document.ts';
import { databaseServices } from '../src/platform/secrets.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What each scope lets its holder do. A scope that is not here was not thought about. */
const scopes: Record<string, string> = {
  'delivery:prefer': 'choose how one is told of what, and consent to it',
  'delivery:read': 'read one’s own messages',
  'delivery:templates': 'read, try and publish the texts of messages',
  'delivery:quiet-hours': 'read and publish quiet hours',
  'documents:certificates': 'read and download certificates: one’s own, as an officer those that one’s department issued',
  'documents:certify': 'revoke certificates that one’s department issued',
  'documents:keys': 'rotate the sealing keys',
  'documents:orders': 'see the certificates that cases have ordered, and have those given up tried again',
  'documents:read': 'read one’s own files, and those of cases that one may read',
  'documents:upload': 'upload files, delete one’s own that no case holds',
  'events:read': 'read the events about what was asked for through the app',
  'identity:apps': 'register partner apps and void their tokens',
  'identity:data': 'ask for a copy of one’s own data, and for its erasure',
  'identity:manage': 'grant and end mandates, record and revoke consents',
  'identity:read': 'read who one is, one’s mandates and consents',
  'permits:apply': 'apply for matters and entry passes, withdraw or hand back one’s own',
  'permits:catalogue': 'import the catalogue of service matters',
  'permits:decide': 'decide cases of one’s department and entry passes of one’s region, see who drives and what was scanned twice',
  'permits:extend': 'extend granted passes',
  'permits:inspect': 'check passes and hand in scans at checkpoints',
  'permits:policy': 'publish the policies that decide passes, register checkpoints',
  'permits:read': 'read cases and passes: one’s own, as an officer those of one’s department and region',
  'tax:apply': 'register as a taxpayer, keep addresses, ask for entitlements and invoices',
  'tax:decide': 'confirm entitlements, record grades, issue invoices of one’s region and follow them up',
  'tax:policy': 'publish the policies that decide requisitions',
  'tax:read': 'read taxpayers, entitlements and requisitions: one’s own, as an officer those of one’s region',
  'webhooks:manage': 'have events sent to the app’s own addresses, and see what was sent',
  'tax:stock': 'take blank invoices into stock, hand them on, prove that none is missing',
  sandbox: 'make test people and tokens, move the clock, see what was sent; nowhere but in a sandbox',
};

/** Operations that need no scope: they tell a caller about nothing but its own requests. */
const forAnyToken: readonly string[] = ['identity.key.read.v1'];

interface Source {
  readonly app: string;
  readonly file: string;
  /** Without comments, so that a mention is not taken for a use. */
  readonly text: string;
}

function sourcesOf(folder: string): { file: string; text: string }[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !/\.spec\.ts$|(^|\/)(node_modules|dist)\//.test(file))
    .map(file => ({ file: `${folder}/${file}`, text: withoutComments(readFileSync(path.join(root, folder, file), 'utf8')) }));
}

function withoutComments(text: string): string {
  const parsed = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest);
  return ts.createPrinter({ removeComments: true }).printFile(parsed);
}

const apps = readdirSync(path.join(root, 'apps'));
const sources: Source[] = apps.flatMap(app => sourcesOf(`apps/${app}/src`).map(s => ({ app, ...s })));

/** `permits.grantPass` of a declaration: how sources name it. */
const names = new Map<object, string>();
for (const service of services) {
  const declared = (contracts as Record<string, unknown>)[service] as Record<string, object> | undefined;
  for (const [key, contract] of Object.entries(declared ?? {})) names.set(contract, `${service}.${key}`);
}
const nameOf = (contract: object): string => names.get(contract) ?? 'in no service';

/** Everything that stands in `@Handles(…)` and `@Reacts(…, …)`. */
const marks = sources.flatMap(({ app, file, text }) =>
  [...text.matchAll(/@(Handles|Reacts)\(([^)]*)\)/g)].flatMap(([, decorator, list = '']) =>
    list.split(',').map(of => ({ app, file, decorator, of: of.trim() })).filter(m => m.of),
  ),
);

/** Apps with a file that holds `@decorator(service.name)`, once per occurrence. */
function marked(decorator: 'Handles' | 'Reacts', name: string): string[] {
  return marks.filter(m => m.decorator === decorator && m.of === name).map(m => m.app).sort();
}

/** Apps that name a fact other than to react to it. The gateway hears facts without a reaction, and tells none. */
function publishers(name: string): string[] {
  const mention = new RegExp(`(?<!@Reacts\\([^)]*|\\btypeof\\s+)\\b${name.replace('.', '\\.')}\\b(?!\\s*\\.)`);
  return [...new Set(sources.filter(s => s.app !== 'gateway' && mention.test(s.text)).map(s => s.app))].sort();
}

/** Those of the list that occur more than once. */
const repeated = (list: readonly string[]): string[] => [...new Set(list.filter((x, i) => list.indexOf(x) !== i))];
const pathFields = (route: string): string[] => [...route.matchAll(/:([A-Za-z]+)/g)].map(m => m[1]!);
const openApi = openApiDocument(routedOperations(true), 'http://127.0.0.1:8080', '0.0.0') as {
  paths: Record<string, Record<string, { operationId: string; security: Record<string, string[]>[] }>>;
  components: { securitySchemes: { oauth: { flows: Record<string, { scopes: Record<string, string> }> } } };
};
const openApiEntry = (o: { http?: { method: string; path: string } }) =>
  openApi.paths[o.http!.path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[o.http!.method.toLowerCase()];

/** Every class that a message is made of: the given ones and those nested in them. */
function classesIn(types: readonly Class[]): Set<Class> {
  const found = new Set<Class>();
  const visit = (type: Class) => {
    if (found.has(type)) return;
    found.add(type);
    for (const field of fieldsOf(type)) if (field.nested) visit(field.nested());
  };
  types.forEach(visit);
  return found;
}

describe('census', () => {
  it('knows a service of its own for every declaration, and an app for every service', () => {
    expect([...allOperations, ...allFacts].filter(c => nameOf(c).split('.')[0] !== c.service).map(c => c.subject)).toEqual([]);
    expect([...services].sort()).toEqual([...apps].sort());
    expect(allOperations.length).toBeGreaterThan(40);
    expect(allFacts.length).toBeGreaterThan(8);
  });

  it('finds every subject once', () => {
    expect(repeated([...allOperations, ...allFacts].map(c => c.subject))).toEqual([]);
  });

  it('finds every method and path once, whatever the path fields are called', () => {
    const routes = allOperations.filter(o => o.http).map(o => `${o.http!.method} ${o.http!.path.replace(/:[A-Za-z]+/g, ':')}`);
    expect(repeated(routes)).toEqual([]);
    // A page for people has an address that can be printed and typed.
    const pages = allOperations.filter(o => o.http?.produces === 'text/html').map(o => `GET ${o.http!.path}`);
    const odd = routes.filter(r => !/^(GET|HEAD|POST|PUT|PATCH|DELETE) \/v1(\/([a-z-]+|:))+(\/[a-z]+\.svg)?$/.test(r));
    expect(odd.filter(r => !(pages.includes(r) && /^GET \/[a-z-]+$/.test(r)))).toEqual([]);
  });

  it('finds a route and an API description for every operation with an address, and none besides', () => {
    const routed = allOperations.filter(o => o.http);
    expect(routedOperations(true).map(o => o.subject)).toEqual(routed.map(o => o.subject));
    expect(routed.filter(o => openApiEntry(o)?.operationId !== o.name).map(o => o.subject)).toEqual([]);
    expect(Object.values(openApi.paths).flatMap(p => Object.keys(p))).toHaveLength(routed.length + allLives.length);
  });

  it('finds an API description, and an address of its own, for every stream of live events', () => {
    const described = (l: (typeof allLives)[number]) => openApiEntry({ http: { method: 'GET', path: l.path } });
    expect(allLives.filter(l => described(l)?.operationId !== l.name || !allOperations.includes(l.of)).map(l => l.name)).toEqual([]);
    expect(repeated([...allOperations, ...allLives].map(c => c.name))).toEqual([]);
    expect(allLives.flatMap(l => l.facts).filter(f => !allFacts.includes(f)).map(f => f.subject)).toEqual([]);
  });

  it('routes no operation of the sandbox in production', () => {
    expect(routedOperations(false).filter(o => o.sandbox || o.http!.path.startsWith('/v1/sandbox/'))).toEqual([]);
    expect(allOperations.filter(o => o.access && 'scope' in o.access && o.access.scope === 'sandbox' && !o.sandbox)).toEqual([]);
  });

  it('finds a scope for every operation, or that it is public or for services alone', () => {
    const unguarded = allOperations.filter(({ access, http, subject }) => {
      if ('public' in access) return access.public !== true || 'scope' in access;
      if ('actors' in access) return access.actors.length === 0 || access.scope === '' || http === undefined || (access.scope === undefined && !forAnyToken.includes(subject));
      return access.services.length === 0 || http !== undefined;
    });
    expect(unguarded.map(o => o.subject)).toEqual([]);
    for (const o of allOperations.filter(x => x.http)) {
      const needed = 'actors' in o.access && o.access.scope !== undefined ? [o.access.scope] : [];
      expect([o.subject, openApiEntry(o)?.security]).toEqual([o.subject, 'actors' in o.access ? [{ oauth: needed }, { oauth: needed, dpop: [] }] : [{}]]);
    }
  });

  it('finds every scope explained, and every explained scope in use', () => {
    const used = [...new Set(allOperations.flatMap(o => ('actors' in o.access && o.access.scope !== undefined ? [o.access.scope] : [])))].sort();
    expect(used).toEqual(Object.keys(scopes).sort());
    for (const flow of Object.values(openApi.components.securitySchemes.oauth.flows))
      expect(Object.keys(flow.scopes).sort()).toEqual(used);
  });

  it('finds exactly one handler for every operation, in its own service', () => {
    const found = Object.fromEntries(allOperations.map(o => [nameOf(o), marked('Handles', nameOf(o))]));
    expect(found).toEqual(Object.fromEntries(allOperations.map(o => [nameOf(o), [o.service]])));
  });

  it('finds exactly one publisher for every fact: its own service', () => {
    const found = Object.fromEntries(allFacts.map(f => [nameOf(f), publishers(nameOf(f))]));
    expect(found).toEqual(Object.fromEntries(allFacts.map(f => [nameOf(f), [f.service]])));
  });

  it('finds exactly one reaction in each service that a fact is read by, and none elsewhere', () => {
    const readers = (readBy: readonly Service[]) => readBy.filter(s => s !== 'gateway').sort();
    const found = Object.fromEntries(allFacts.map(f => [nameOf(f), marked('Reacts', nameOf(f))]));
    expect(found).toEqual(Object.fromEntries(allFacts.map(f => [nameOf(f), readers(f.readBy)])));
    const heard = new Set(allLives.flatMap(l => l.facts));
    expect(allFacts.filter(f => f.readBy.length === 0 && !heard.has(f)).map(f => f.subject)).toEqual([]);
  });

  it('finds that every service with a database answers for what it holds of people, and no other is waited for', () => {
    expect([...dataHolders].sort()).toEqual([...databaseServices].sort());
    for (const asked of [identity.exportAsked, identity.erasureBegun, identity.erasureFinished]) expect([...asked.readBy].sort()).toEqual([...databaseServices].sort());
    const shared = ['readDataShare', 'dataCollected', 'dataErased'];
    for (const service of dataHolders) expect([service, shared.filter(name => !((contracts as Record<string, unknown>)[service] as Record<string, unknown>)[name])]).toEqual([service, []]);
  });

  it('finds no handler and no reaction of something that is not declared', () => {
    const known = new Set(names.values());
    expect(marks.filter(m => !known.has(m.of))).toEqual([]);
  });

  it('finds every path field in the request, needed and a plain value', () => {
    const faulty = allOperations.flatMap(o => {
      const fields = fieldsOf(o.request);
      return pathFields(o.http?.path ?? '')
        .filter(name => fields.every(f => f.name !== name || f.optional || f.nested))
        .map(name => `${o.subject} ${name}`);
    });
    expect(faulty).toEqual([]);
  });

  it('finds only plain values in a query', () => {
    const inQuery = allOperations.filter(o => o.http && (o.http.method === 'GET' || o.http.method === 'DELETE'));
    const nested = inQuery.flatMap(o =>
      fieldsOf(o.request)
        .filter(f => f.nested || f.schema['type'] === 'array')
        .map(f => `${o.subject} ${f.name}`),
    );
    expect(nested).toEqual([]);
  });

  it('finds an answer of a declared form for every operation', () => {
    const formless = allOperations.filter(
      o => o.response === undefined && o.http?.status !== 204 && o.http?.produces === undefined && o.http?.stream?.sends === undefined,
    );
    expect(formless.map(o => o.subject)).toEqual([]);
  });

  it('finds every field of every message declared by one word of the vocabulary', () => {
    const used = classesIn([
      ...allOperations.flatMap(o => [o.request, o.response ?? o.request]),
      ...allFacts.map(f => f.payload),
    ]);
    const declared = fieldsInSource();
    const faulty = [...used].flatMap(type =>
      (declared.get(type.name) ?? [`${type.name} is not in libs/contracts/src`]).filter(Boolean),
    );
    expect(faulty).toEqual([]);
    expect(repeated([...used].map(type => type.name))).toEqual([]);
  });

  it('finds every problem code once, with a title in both languages', () => {
    const declared = [...new Set(Object.values(contracts).flatMap(problemsIn))];
    expect(declared.length).toBeGreaterThan(30);
    expect(repeated(declared.map(p => p.code))).toEqual([]);
    expect(declared.filter(p => !p.title.en.trim() || !/\p{Script=Han}/u.test(p.title.zh) || !(statusOf(p.kind) >= 400))).toEqual(
      [],
    );
    expect(declared.filter(p => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(p.code)).map(p => p.code)).toEqual([]);
    const written = ['libs', 'apps'].flatMap(group =>
      readdirSync(path.join(root, group)).flatMap(p => sourcesOf(`${group}/${p}/src`)),
    );
    expect(repeated(written.flatMap(s => [...s.text.matchAll(/\bproblem\(\s*['"`]([^'"`]+)/g)].map(m => m[1]!)))).toEqual([]);
  });

  it('finds every problem that an operation may answer with among the declared ones, once', () => {
    const declared = new Set(Object.values(contracts).flatMap(problemsIn));
    const faulty = allOperations.filter(
      o => o.problems.some(p => !declared.has(p)) || new Set(o.problems).size !== o.problems.length,
    );
    expect(faulty.map(o => o.subject)).toEqual([]);
  });
});

function problemsIn(value: unknown): ProblemType[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter(
    (v): v is ProblemType => typeof v === 'object' && v !== null && 'code' in v && 'kind' in v && 'title' in v,
  );
}

/** By class name: for each field, what is wrong with its declaration, or ''. */
function fieldsInSource(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const words = new Set([
    'Id',
    'Uscc',
    'ResidentId',
    'Mobile',
    'Plate',
    'Region',
    'Instant',
    'Day',
    'Money',
    'Text',
    'Int',
    'Num',
    'Flag',
    'OneOf',
    'Json',
    'Nested',
    'ListOf',
    'Texts',
    'Ids',
  ]);
  for (const { file, text } of sourcesOf('libs/contracts/src')) {
    const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    parsed.forEachChild(node => {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      found.set(
        node.name.text,
        node.members
          .filter(ts.isPropertyDeclaration)
          .map(member => faultOf(`${node.name!.text}.${member.name.getText(parsed)}`, member, words)),
      );
    });
  }
  return found;
}

function faultOf(name: string, member: ts.PropertyDeclaration, words: ReadonlySet<string>): string {
  const decorators = (ts.getDecorators(member) ?? []).map(d =>
    ts.isCallExpression(d.expression) && ts.isIdentifier(d.expression.expression) ? d.expression.expression.text : '?',
  );
  const [first, ...rest] = decorators[0] === 'Optional' ? decorators.slice(1) : decorators;
  if (!first || !words.has(first) || rest.length > 0) return `${name} is declared by ${decorators.join(', ') || 'nothing'}`;
  if ((decorators[0] === 'Optional') !== (member.questionToken !== undefined)) return `${name}: ? and @Optional() do not agree`;
  return '';
}
