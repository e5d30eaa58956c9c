import { parentPort, workerData } from 'node:worker_threads';
import { Bytes } from './bytes.ts';
import { inspect } from './inspect.ts';

// One file, then the thread ends: what a hostile file does to a parser ends with it.
const { fd, length } = workerData as { fd: number; length: number };
parentPort!.postMessage(await inspect(new Bytes(fd, length)));
