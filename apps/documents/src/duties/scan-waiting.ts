import { Inject, Injectable } from '@nestjs/common';
import { Database, LeadingDuty, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { BlobStore } from '../blobs/ports.ts';
import { Files } from '../files/ports.ts';
import { MalwareScanner } from '../uploads/malware-scanner.ts';

/** Searches again what came while the scanner was away: what is clean is ready, what is not goes. */
@Injectable()
export class ScanWaiting extends LeadingDuty {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly blobs: BlobStore,
    private readonly files: Files,
    private readonly scanner: MalwareScanner,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('scan-waiting', 15_000, logger);
  }

  async run(): Promise<void> {
    const { rows } = await this.database.pool.query<{ id: string; blob: string }>(`SELECT id, blob FROM file WHERE status = 'checking' ORDER BY id LIMIT 100`);
    for (const { id, blob } of rows) {
      const verdict = await this.scanner.scan(await this.blobs.read(blob));
      if (verdict === 'away') return;
      await this.work.runOwn(this.name, id, async tx => {
        const [file] = await this.files.lock(tx, [id]);
        if (file?.status !== 'checking') return;
        if (verdict === 'clean') await this.files.ready(tx, id);
        else await this.files.remove(tx, file);
      });
    }
  }
}
