import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { permits } from '@counterless/contracts';
import { docOf } from './wording.ts';

describe('what stands above an operation in the SDK', () => {
  const read = (doc: string) => {
    const source = ts.createSourceFile('x.ts', `interface Api {\n${doc}    readPass(): void;\n}`, ts.ScriptTarget.Latest, true);
    return ts.getJSDocTags((source.statements[0] as ts.InterfaceDeclaration).members[0]!).map(tag => [tag.tagName.text, tag.comment]);
  };

  it('is read by a compiler as a deprecation where there is one', () => {
    const { summary } = permits.readPass;
    expect(read(docOf({ summary, sandbox: false }))).toEqual([]);
    const doc = docOf({ summary, sandbox: false, deprecated: { since: '2026-01-01T00:00:00Z', sunset: '2026-07-01T00:00:00Z', successor: permits.readPass } });
    expect(doc).toContain(summary);
    expect(read(doc)).toEqual([['deprecated', 'Deprecated since 2026-01-01T00:00:00Z. Answers 410 from 2026-07-01T00:00:00Z on. Use GET /v1/permits/passes/:passId (permits-pass-read).']]);
  });

  it('cannot end its comment early', () => {
    expect(docOf({ summary: 'a */ b', sandbox: false })).toBe('    /** a * / b */\n');
  });
});
