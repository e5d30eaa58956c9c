import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../src/platform/platform.ts';
import { readFences, type Document } from './fences.ts';

export const markdown = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const read = (file: string): Document => readFences(file, markdown(file));

const guide = ['README', 'quick-start', 'authentication', 'errors', 'writing', 'reading', 'events', 'limits', 'going-live', 'sandbox', 'personal-data'];

/** What is run, in this order and in one shell: a page goes on from those before it. The sandbox and what goes on from it come last, since they move the clock. */
export const played: readonly Document[] = ['README.md', 'libs/sdk/README.md', ...guide.map(page => `docs/partners/${page}.md`)].map(read);

/** The same in Chinese. It is not run, since its blocks are those of the English text. */
export const translated = [['README.zh-CN.md', 'README.md'], ...guide.map(page => [`docs/partners/zh-CN/${page}.md`, `docs/partners/${page}.md`])].map(([chinese, english]) => ({
  chinese: read(chinese!),
  english: played.find(d => d.file === english)!,
}));

/** Every text whose fences are looked at. */
export const documents: readonly Document[] = [...played, ...translated.map(t => t.chinese)];

/** Markdown files of the guide, to be named above. */
export const pages = readdirSync(path.join(root, 'docs/partners'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.md')).map(file => `docs/partners/${file}`);
