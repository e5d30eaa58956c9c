import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { natsAuthorization } from '@counterless/contracts';
import { natsVariable } from './secret-files.ts';

// Writes deploy/nats/permissions.conf from the contracts; with --check it only says whether the committed file is the same.
const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../deploy/nats/permissions.conf');
const wanted = `# Made of the contracts by npm run generate. The passwords are variables of the file included here, which is not in the repository:
# the job "secrets" of docker-compose.yml writes it. The path is relative to this file's.
include ../../run/secrets/passwords.conf

${natsAuthorization(service => `$${natsVariable(service)}`)}`;

if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    process.stderr.write('deploy/nats/permissions.conf is not what the contracts say: run npm run generate\n');
    process.exitCode = 1;
  }
} else {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}
