import path from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxApps } from './platform/accounts.ts';
import { root, startPlatform, type Platform } from './platform/platform.ts';
import { loadSampleData } from './platform/sample-data.ts';
import { listenForInterrupt } from './stack/interrupt.ts';
import { createProgress } from './stack/progress.ts';
import { stories } from './stories/index.ts';
import { Rest } from './stories/rest.ts';
import { Timeline } from './stories/timeline.ts';

const usage = `npm start                                the platform, with its sample data
npm run demo -- [--story NAME] [--exit]  the platform, and its stories played through REST
  --story NAME    only this one: ${Object.keys(stories).join(', ')}
  --exit          stop when the stories are over; 1 when a step failed
  --fresh         wipe the data of earlier runs first
  --against URL   play against a platform that runs already
  --bare          no sample data
  RECEIVER_HOST   environment: where a platform in containers reaches this machine, for the webhooks of the story "partner"`;

const { values } = parseArgs({
  options: {
    demo: { type: 'boolean' }, story: { type: 'string' }, exit: { type: 'boolean' }, fresh: { type: 'boolean' },
    against: { type: 'string' }, bare: { type: 'boolean' }, help: { type: 'boolean' },
  },
});
if (values.help || (values.story !== undefined && !(values.story in stories))) {
  console.log(values.help ? usage : `There is no story "${values.story}".\n\n${usage}`);
  process.exit(values.help ? 0 : 2);
}

async function play(url: string): Promise<boolean> {
  const rest = new Rest(url);
  let good = true;
  for (const [name, story] of Object.entries(stories)) {
    if (values.story !== undefined && values.story !== name) continue;
    const line = new Timeline(story.title);
    try {
      good = (await story.play(rest, line)) && good;
    } catch (error) {
      line.expect('platform', error instanceof Error ? error.message : String(error), false);
      good = line.end() && good;
    }
  }
  return good;
}

function addresses(url: string, platform?: Platform): string {
  return `
  API and try-it  ${url}/docs
  sign in         ${url}/oidc/.well-known/openid-configuration
  catalogue       ${url}/v1/permits/matters?limit=5
  PostgreSQL      ${platform?.stack.postgres.url.replace(/:[^:@/]+@/, ':…@') ?? '–'}
  NATS            ${platform?.stack.nats.url ?? '–'}
  logs            ${platform?.stack.logDir ?? '–'}

  Test accounts (sandbox; POST ${url}/oidc/token with grant_type=client_credentials)
${Object.values(sandboxApps).map(app => `  ${app.id.padEnd(16)}${app.secret}`).join('\n')}
`;
}

if (values.against !== undefined) {
  const url = values.against.replace(/\/$/, '');
  if (!values.bare) await loadSampleData(new Rest(url), console.log);
  process.exit((await play(url)) ? 0 : 1);
}

const progress = createProgress();
const interrupt = listenForInterrupt(line => progress.line(line));
let platform: Platform | undefined;
let code = 0;
try {
  platform = await startPlatform({ dataDir: process.env['DATA_DIR'] ?? path.join(root, '.data'), fresh: values.fresh ?? false, say: line => progress.line(line), signal: interrupt.signal });
  await fetch(`${platform.url}/v1/permits/departments`);
  progress.line(`answers on ${platform.url} after ${progress.seconds().toFixed(1)} s`);
  if (!values.bare) await loadSampleData(new Rest(platform.url), line => progress.line(line));
  if (values.demo && !(await play(platform.url))) code = 1;
  console.log(addresses(platform.url, platform));
  if (!values.exit) {
    console.log('  Ctrl-C stops it.');
    await interrupt.interrupted;
  }
} catch (error) {
  if (!interrupt.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    code = 1;
  }
} finally {
  await platform?.stop();
  interrupt.dispose();
}
process.exit(code);
