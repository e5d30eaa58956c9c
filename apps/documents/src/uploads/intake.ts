import { Injectable } from '@nestjs/common';
import { filesProblems, type FileOwner, unclaimedQuota } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Database, UnitOfWork, type Call, type Prepared } from '@counterless/platform';
import { BlobStore } from '../blobs/ports.ts';
import { formatRules } from '../domain/file-format.ts';
import { refusals } from '../domain/refusals.ts';
import { Files } from '../files/ports.ts';
import { Inspector } from '../inspection/inspector.ts';
import { MalwareScanner } from './malware-scanner.ts';
import type { StagedFile } from './staged-file.ts';

const waiting: Prepared = {
  name: 'file.waiting',
  text: 'SELECT count(*)::int AS files, coalesce(sum(bytes), 0)::float8 AS bytes FROM file WHERE owner_id = $1 AND owner_kind = $2 AND holder IS NULL',
};

/** Makes a file of bytes that came in, however they came: looked into, searched for malware, kept, and only then a row. */
@Injectable()
export class Intake {
  constructor(
    private readonly inspector: Inspector,
    private readonly scanner: MalwareScanner,
    private readonly blobs: BlobStore,
    private readonly files: Files,
    private readonly work: UnitOfWork,
    private readonly database: Database,
  ) {}

  /** Before the first byte is read: who has too much waiting uploads no more. @throws Problem `file.quota` */
  async admit(call: Call): Promise<void> {
    const { id, kind } = actorOf(call);
    const [row] = await this.database.read<{ files: number; bytes: number }>(waiting, [id, kind]);
    if (row!.files < unclaimedQuota.files && row!.bytes < unclaimedQuota.bytes) return;
    throw new Problem(filesProblems.quota, {
      detail: { en: 'use them in a case or delete some; they go by themselves after seven days', zh: '请在办件中使用或删除部分文件；未使用的文件七天后自动删除' },
    });
  }

  /** @throws Problem `file.refused` with what is wrong */
  async take(call: Call, id: string, name: string, staged: StagedFile): Promise<void> {
    const inspected = await this.inspector.inspect(staged.fd, staged.bytes);
    if ('faults' in inspected) throw new Problem(filesProblems.refused, { faults: inspected.faults });
    const scanned = await this.scanner.scan(staged.read());
    if (scanned === 'infected') throw new Problem(filesProblems.refused, { faults: [refusals.malware()] });
    const blob = await this.blobs.write({ stream: staged.read(), bytes: staged.bytes });
    if (!blob.sha256.equals(staged.sha256)) throw new Error(`the bytes of file ${id} changed on their way`);
    const { kind, id: ownerId } = actorOf(call);
    const owner: FileOwner = { kind, id: ownerId };
    await this.work.run(call, async tx => {
      await this.blobs.keep(tx, blob);
      await this.files.add(tx, {
        id, owner, name, format: inspected.format, mediaType: formatRules[inspected.format].mediaType,
        bytes: blob.bytes, sha256: blob.sha256, blob: blob.key, status: scanned === 'clean' ? 'ready' : 'checking',
      });
    });
  }
}
