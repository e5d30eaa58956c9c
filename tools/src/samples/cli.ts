// node tools/dist/samples/cli.js <directory> | --regions <file>
import { writeCatalogue, writeRegions } from './catalogue.ts';

const [first, second] = process.argv.slice(2);
if (first === '--regions' && second) await writeRegions(second);
else if (first && !first.startsWith('-')) await writeCatalogue(first);
else {
  console.error('usage: cli.js <directory> | cli.js --regions <file.json>');
  process.exitCode = 2;
}
