/** Fields whose words readers branch on: these have to be equal. Of all others the name and the kind of value. */
const words = new Set(['code', 'status', 'type', 'kind', 'state', 'error']);

/** What the text shows and the answer lacks. Shown is compared at its place; what the answer has beyond it, the text has left out. */
export function compare(shown: unknown, came: unknown, at = '$'): string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(came)) return [`${at} is shown as a list, ${kindOf(came)} came`];
    return shown.flatMap((item, i) => (i < came.length ? compare(item, came[i], `${at}[${i}]`) : [`${at}[${i}] is shown, ${came.length} came`]));
  }
  if (kindOf(shown) !== kindOf(came)) return [`${at} is shown as ${kindOf(shown)}, ${kindOf(came)} came`];
  if (typeof shown !== 'object' || shown === null) return [];
  return Object.entries(shown).flatMap(([name, value]) => {
    if (!Object.hasOwn(came as object, name)) return [`${at}.${name} is shown and did not come`];
    const got = (came as Record<string, unknown>)[name];
    if (words.has(name) && typeof value !== 'object' && value !== got) return [`${at}.${name} is shown as ${JSON.stringify(value)}, ${JSON.stringify(got)} came`];
    return compare(value, got, `${at}.${name}`);
  });
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`);

/** The JSON objects of a text, one after the other. `,…` stands for what the text leaves out. */
export function jsonIn(text: string): unknown[] {
  const found: unknown[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') {
      if (depth++ === 0) start = index;
    } else if ((token === '}' || token === ']') && depth > 0 && --depth === 0) found.push(JSON.parse(full(text.slice(start, index + 1))));
  }
  if (depth > 0) throw new Error('the JSON does not end');
  return found;
}

const full = (json: string) => json.replace(/"(?:[^"\\]|\\.)*"|,?\s*…/g, token => (token.startsWith('"') ? token : ''));

export interface HttpAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The answers of `curl -i`, or as a text shows them. */
export function httpIn(text: string): HttpAnswer[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/^(?=HTTP\/[\d.]+ \d{3})/m)
    .filter(part => part.startsWith('HTTP/'))
    .map(part => {
      const [head = '', ...rest] = part.split('\n\n');
      const [first = '', ...lines] = head.split('\n');
      const headers = new Map(lines.filter(l => l.includes(':')).map(l => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 1).trim()]));
      return { status: Number(first.split(' ')[1]), headers, body: rest.join('\n\n') };
    });
}

/** How what a text shows differs from what came: an answer of one shape, or several one after the other. */
export function differences(kind: 'json' | 'http', shown: string, came: string): string[] {
  if (kind === 'json') return bodies(jsonIn(shown), jsonIn(came));
  const [told, got] = [httpIn(shown), httpIn(came)];
  if (told.length === 0 || told.length !== got.length) return [`${told.length} HTTP answers are shown, ${got.length} came`];
  return told.flatMap((answer, i) => {
    const other = got[i]!;
    return [
      ...(answer.status === other.status ? [] : [`HTTP ${answer.status} is shown, ${other.status} came: ${other.body.slice(0, 300)}`]),
      ...[...answer.headers.keys()].filter(name => !other.headers.has(name)).map(name => `the header ${name} is shown and did not come`),
      ...(answer.body.trim() ? bodies(jsonIn(answer.body), jsonIn(other.body)) : []),
    ];
  });
}

function bodies(shown: readonly unknown[], came: readonly unknown[]): string[] {
  if (shown.length === 0 || shown.length !== came.length) return [`${shown.length} JSON values are shown, ${came.length} came`];
  return shown.flatMap((value, i) => compare(value, came[i], shown.length > 1 ? `$(${i + 1})` : '$'));
}
