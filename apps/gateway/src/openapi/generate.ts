import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { routedOperations } from '../gateway.ts';
import { openApiDocument } from './document.ts';
import { version } from './version.ts';

// Writes apps/gateway/openapi.json from the contracts; with --check it only says whether the committed file is the same.
const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../openapi.json');
const wanted = `${JSON.stringify(openApiDocument(routedOperations(true), 'http://127.0.0.1:8080', version), null, 2)}\n`;
if (process.argv.includes('--check')) {
  let found = '';
  try {
    found = readFileSync(file, 'utf8');
  } catch {
    // Not there is different too.
  }
  if (found !== wanted) {
    process.stderr.write('apps/gateway/openapi.json is not what the contracts say: run npm run generate\n');
    process.exit(1);
  }
} else {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}
