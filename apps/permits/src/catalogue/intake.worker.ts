import { parentPort } from 'node:worker_threads';
import { Problem } from '@counterless/kernel';
import { takeIn } from './catalogue-intake.ts';
import type { IntakeTask, IntakeWord } from './catalogue-thread.ts';
import { MatterForms } from './matter-forms.ts';

const forms = new MatterForms();
const say = (word: IntakeWord) => parentPort!.postMessage(word);

parentPort!.on('message', (task: IntakeTask) => void read(task));

/** Whatever else is thrown ends the thread, and whoever waits is told. */
async function read({ kind, content, around }: IntakeTask): Promise<void> {
  try {
    const { count, faults } = await takeIn(kind, content, around, forms, good => say({ good }));
    say({ count, faulty: faults.faulty, unlisted: faults.unlisted, listed: faults.listed });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { type, detail, faults } = error;
    say({ problem: type.code, detail, faults });
  }
}
