// A program that holds a stack until it is interrupted, as `npm start` does. Run by the specs, in Node's own type stripping.
// Arguments: data directory, and "stubborn" to add a service that does not heed SIGTERM.
import { listenForInterrupt } from '../src/stack/interrupt.ts';
import { randomPorts } from '../src/stack/ports.ts';
import { superviseServices } from '../src/stack/services.ts';
import { startStack } from '../src/stack/stack.ts';

const [dataDir = '', mode] = process.argv.slice(2);
const say = (line: string) => console.log(line);
const interrupt = listenForInterrupt(say);
const stack = await startStack({ dataDir, ephemeral: true, onProgress: say, signal: interrupt.signal });
const [port = 0] = await randomPorts(1);
const deaf = `process.on('SIGTERM', () => {}); require('node:http').createServer((q, s) => s.end()).listen(${port}, '127.0.0.1')`;
const specs = [{ name: 'deaf', command: process.execPath, args: ['-e', deaf], env: {}, readyUrl: `http://127.0.0.1:${port}/` }];
const services = await superviseServices(mode === 'stubborn' ? specs : [], {
  logDir: stack.logDir,
  onProgress: say,
  graceMs: 20_000,
});
const pids = {
  nats: stack.nats.pid,
  postgres: stack.postgres.pid,
  service: services.names.length > 0 ? services.pid('deaf') : undefined,
};
say(`ready ${JSON.stringify(pids)}`);
await interrupt.interrupted;
await services.stop();
await stack.stop();
interrupt.dispose();
say('stopped');
