import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { root } from '../../src/platform/platform.ts';
import { deadLinks, readFences } from './fences.ts';
import { Session } from './session.ts';
import { differences } from './shape.ts';
import { documents, markdown, pages, played, translated } from './texts.ts';

const fence = (info: string, ...text: string[]) => ['```' + info, ...text, '```', ''].join('\n');
const faultsOf = (markdown: string) => readFences('a.md', markdown).faults;

describe('a fence', () => {
  it('is found with its line, whatever is written in it', () => {
    const { fences, faults } = readFences('a.md', `# A\n\n${fence('sh', 'echo 1', '~~~')}\n${fence('json', '{}')}\n${fence('text illustrative', 'x')}`);
    expect([fences, faults]).toEqual([[{ kind: 'sh', line: 4, text: 'echo 1\n~~~' }, { kind: 'json', line: 9, text: '{}' }, { kind: 'illustrative', line: 13, text: 'x' }], []]);
  });

  it.each([
    ['without a language', fence('', 'rm -rf x')],
    ['with one that nobody runs', fence('bash', 'echo 1')],
    ['with a word that is no mark', fence('sh skip', 'echo 1')],
    ['of tildes', '~~~\nx\n~~~\n'],
    ['by indentation', 'text\n\n    curl x\n'],
    ['by tab', 'text\n\n\tcurl x\n'],
    ['in HTML', '<pre>curl x</pre>\n'],
    ['that is never closed', '```sh\necho 1\n'],
    ['that answers nothing', fence('json', '{}')],
    ['that answers an answer', fence('sh', 'x') + fence('json', '{}') + fence('http', 'HTTP/1.1 200 OK')],
  ])('%s does not slip in', (_what, markdown) => {
    expect(faultsOf(markdown)).toEqual([expect.stringMatching(/^a\.md:\d+: /)]);
  });

  it('may stand beside links that lead somewhere', () => {
    const texts: Record<string, string> = { 'docs/b.md': '# A\n\n## 何时、如何：Why `x`?' };
    const links = '[x](b.md#何时如何why-x) [x](#here) [y](https://example.test) [z](../gone.md) [z](b.md#d)\n# Here';
    expect(deadLinks('docs/a.md', links, file => texts[file])).toEqual(['docs/a.md: ../gone.md leads nowhere', 'docs/a.md: b.md#d leads nowhere']);
  });
});

describe('an answer', () => {
  it('may have more than the text shows, and other values', () => {
    expect(differences('json', '{"id":"1","list":[{"a":1},…],…}', '{"id":"2","list":[{"a":5,"b":1},{"a":2}],"more":null}')).toEqual([]);
    expect(differences('json', '{"a":1}\n{"b":"…"}', '{"a":2}\nsaid\n{"b":"]"}')).toEqual([]);
    expect(differences('http', 'HTTP/1.1 201 Created\netag: "1"\n\n{"a":1}', 'HTTP/1.1 201 Created\r\nETag: "7"\r\nx: 1\r\n\r\n{"a":2}')).toEqual([]);
  });

  it.each([
    ['json', '{"a":1}', '{"b":1}', /\$\.a is shown and did not come/],
    ['json', '{"a":{"b":[1]}}', '{"a":{"b":["1"]}}', /\$\.a\.b\[0\] is shown as a number, a string came/],
    ['json', '{"a":null}', '{"a":1}', /shown as null/],
    ['json', '{"a":[1,2]}', '{"a":[1]}', /\$\.a\[1\] is shown, 1 came/],
    ['json', '{"code":"a.b"}', '{"code":"a.c"}', /\$\.code is shown as "a\.b", "a\.c" came/],
    ['json', '{"a":1}', '{"a":1}{"a":2}', /1 JSON values are shown, 2 came/],
    ['json', 'none', '{"a":1}', /0 JSON values are shown/],
    ['http', 'HTTP/1.1 200 OK', 'HTTP/1.1 404 Not Found\n\n{}', /HTTP 200 is shown, 404 came/],
    ['http', 'HTTP/1.1 200 OK\netag: "1"', 'HTTP/1.1 200 OK\n\n{}', /the header etag is shown/],
    ['http', 'etag: 1', 'HTTP/1.1 200 OK', /0 HTTP answers are shown/],
  ] as const)('that differs is told: %s %s', (kind, shown, came, what) => {
    expect(differences(kind, shown, came)).toEqual([expect.stringMatching(what)]);
  });
});

describe('a session', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'counterless-spec-'));
  const session = new Session({ API: 'http://127.0.0.1:1', OUT: folder });
  afterAll(() => {
    session.end();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (...fences: string[]) => session.run(readFences('docs/a.md', `# A\n\n${fences.join('')}`));

  it('keeps variables and functions, runs TypeScript when its turn comes, and compares', async () => {
    expect(await run(
      fence('sh', 'say() { echo "{\\"$1\\":1}"; }', 'WORD="a b"'),
      fence('ts', "import { existsSync, writeFileSync } from 'node:fs';", 'const out: string = process.env.OUT!;', "writeFileSync(`${out}/one`, '');"),
      fence('sh', '[ -f $OUT/one ] && [ ! -f $OUT/two ]', 'say "${WORD/ /}"'),
      fence('json', '{"ab":2}'),
      fence('ts', "if (existsSync(`${out}/two`)) throw new Error('early');", "writeFileSync(`${out}/two`, '');"),
      fence('sh', '[ -f $OUT/two ]'),
    )).toEqual([]);
    expect(await session.run(readFences('docs/b.md', fence('sh', '[ "$WORD" = "a b" ]')))).toEqual([]);
  });

  it.each([
    ['a command that fails', [fence('sh', 'true', 'false', 'true')], /^docs\/a\.md:5: exit code 1/],
    ['a command within another that fails', [fence('sh', 'X=$(echo 1 | grep 2)')], /^docs\/a\.md:4: exit code 1/],
    ['a name that nobody set', [fence('sh', 'echo "$NOBODY"')], /^docs\/a\.md:4: .*NOBODY/],
    ['an answer of another shape', [fence('sh', 'echo "{}"'), fence('json', '{"a":1}')], /^docs\/a\.md:7: \$\.a is shown/],
    ['a problem that nobody mentions', [fence('sh', `echo '{"type":"/docs/problems/x"}'`)], /^docs\/a\.md:4: answered with a problem/],
    ['a program that throws', [fence('ts', 'const a: number = 1;', 'if (a) throw new Error("no");')], /^docs\/a\.md:5: exit code 1[^]*no/],
  ])('tells the line of %s', async (_what, fences, fault) => {
    expect(await run(...fences)).toEqual([expect.stringMatching(fault)]);
  });
});

describe('the texts for developers', () => {
  it('have fences that are run, compared, drawn, or illustrations that are counted', () => {
    expect(documents.flatMap(d => d.faults)).toEqual([]);
    expect(pages.filter(page => !documents.some(d => d.file === page))).toEqual([]);
    const illustrations = Object.fromEntries(documents.map(d => [d.file, d.fences.filter(f => f.kind === 'illustrative').length]).filter(([, count]) => count));
    expect(illustrations).toEqual({ 'README.md': 5, 'README.zh-CN.md': 5, 'docs/partners/authentication.md': 1, 'docs/partners/zh-CN/authentication.md': 1 });
  });

  it('lead to files and headings that are there', () => {
    // Of what is no text it is enough that it is there.
    const read = (target: string) => (target.endsWith('.md') && existsSync(path.join(root, target)) ? markdown(target) : existsSync(path.join(root, target)) ? '' : undefined);
    expect(documents.flatMap(d => deadLinks(d.file, markdown(d.file), read))).toEqual([]);
  });

  it.each(translated.map(t => [t.chinese.file, t] as const))('have in %s the blocks that are run, and answers of the same shape', (_file, { chinese, english }) => {
    expect(chinese.fences.map(f => f.kind)).toEqual(english.fences.map(f => f.kind));
    // But for comments, and for the language of answers, which is Chinese unless said.
    const code = (text: string) => text.replaceAll(" -H 'accept-language: en'", '').replace(/^\s*(?:\/\/|#) .*$/gm, '');
    const faults = chinese.fences.flatMap(({ kind, text, line }, i) => {
      const original = english.fences[i]!;
      const differ =
        kind === 'json' || kind === 'http' ? [...differences(kind, text, original.text), ...differences(kind, original.text, text)]
        : (kind === 'sh' || kind === 'ts') && code(text) !== code(original.text) ? [`is not the code of ${english.file}:${original.line}`]
        : [];
      return differ.map(what => `${chinese.file}:${line}: ${what}`);
    });
    expect(faults).toEqual([]);
  });

  it('have the types of the SDK, and a line where they have not', async () => {
    const session = new Session({});
    try {
      const faulty = readFences('docs/c.md', `text\n\n${fence('ts', "import { counterless } from '@counterless/sdk';", "counterless({ url: 'x' }).permits.readPass({});")}`);
      expect(await session.types([...played, faulty])).toEqual([expect.stringMatching(/^docs\/c\.md:5: .*TS2345/)]);
    } finally {
      session.end();
    }
  }, 90_000);
});
