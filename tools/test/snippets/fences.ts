import path from 'node:path';

/** What a fence is: run (`sh`, `ts`), compared with what came (`json`, `http`), drawn, or said to be an illustration. */
export type FenceKind = 'sh' | 'ts' | 'json' | 'http' | 'mermaid' | 'illustrative';

export interface Fence {
  readonly kind: FenceKind;
  /** Of its first line of text, from 1. */
  readonly line: number;
  readonly text: string;
}

export interface Document {
  readonly file: string;
  readonly fences: readonly Fence[];
  /** `file:line: what` would slip through unrun. */
  readonly faults: readonly string[];
}

const plain = ['sh', 'ts', 'json', 'http', 'mermaid'] as const;

function kindOf(info: string): FenceKind | undefined {
  if (/^[a-z]+ illustrative$/.test(info)) return 'illustrative';
  return plain.find(kind => kind === info);
}

/** The fenced blocks of a Markdown file. A block that nobody would run or compare is a fault, unless it says `illustrative` behind its language. */
export function readFences(file: string, markdown: string): Document {
  const fences: Fence[] = [];
  const faults: string[] = [];
  const lines = markdown.split('\n');
  let open: { mark: string; info: string; line: number; text: string[] } | undefined;
  for (const [i, line] of lines.entries()) {
    const mark = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
    if (open) {
      if (!mark || mark[1] !== open.mark || mark[2]!.trim() !== '') {
        open.text.push(line);
        continue;
      }
      const kind = kindOf(open.info);
      if (kind) fences.push({ kind, line: open.line, text: open.text.join('\n') });
      else faults.push(`${file}:${open.line - 1}: "${open.info}" is neither ${plain.join(', ')} nor a language followed by "illustrative"`);
      open = undefined;
    } else if (mark) open = { mark: mark[1]!, info: mark[2]!.trim(), line: i + 2, text: [] };
    else if (/^(?: {4,}|\t)\S/.test(line) && (lines[i - 1] ?? '').trim() === '') faults.push(`${file}:${i + 1}: code by indentation is never run: make it a fence`);
    else if (/<pre\b/i.test(line)) faults.push(`${file}:${i + 1}: <pre> is never run: make it a fence`);
  }
  if (open) faults.push(`${file}:${open.line - 1}: the fence is never closed`);
  return { file, fences, faults: [...faults, ...orphans(file, fences)] };
}

/** An answer needs a shell block before it whose answer it is. */
function orphans(file: string, fences: readonly Fence[]): string[] {
  const live = fences.filter(f => f.kind !== 'mermaid' && f.kind !== 'illustrative');
  return live.flatMap((f, i) => (isAnswer(f) && live[i - 1]?.kind !== 'sh' ? [`${file}:${f.line - 1}: an answer without a sh block before it`] : []));
}

export const isAnswer = (fence: Fence): boolean => fence.kind === 'json' || fence.kind === 'http';

/** Links of a page to files of this repository that are not there, or to headings that they do not have. `read`: the text of a file, none where there is no such file. */
export function deadLinks(file: string, markdown: string, read: (file: string) => string | undefined): string[] {
  return [...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [to, heading] = link.split('#');
    const text = to ? read(path.join(path.dirname(file), to)) : markdown;
    return text === undefined || (heading && !anchors(text).includes(heading)) ? [`${file}: ${link} leads nowhere`] : [];
  });
}

const prose = (markdown: string) => markdown.replace(/^(```|~~~)[^]*?^\1/gm, '');

/** As GitHub makes them of headings. */
const anchors = (markdown: string) => [...prose(markdown).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-'));
