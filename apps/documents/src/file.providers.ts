import type { Provider } from '@nestjs/common';
import { BucketDrive } from './blobs/bucket-drive.ts';
import { FolderDrive } from './blobs/folder-drive.ts';
import { BlobStore, Drive } from './blobs/ports.ts';
import { ClaimFilesHandler } from './commands/claim-files.ts';
import { DeleteFileHandler } from './commands/delete-file.ts';
import { ReleaseFilesHandler } from './commands/release-files.ts';
import { ExpireFile } from './deadlines/expire-file.ts';
import type { DocumentsConfig } from './documents.config.ts';
import { SweepBlobs } from './duties/sweep-blobs.ts';
import { CaseRights, OwnersAlone } from './files/case-rights.ts';
import { FileAccess } from './files/file-access.ts';
import { Files } from './files/ports.ts';
import { FileStore } from './persistence/file-store.ts';
import { KeptBlobs } from './persistence/kept-blobs.ts';
import { ListFilesHandler } from './queries/list-files.ts';
import { ReadFileHandler } from './queries/read-file.ts';

/** Blobs, and the files that people hand in. */
export function fileProviders({ blobs }: DocumentsConfig): Provider[] {
  return [
    { provide: Drive, useValue: 'folder' in blobs ? new FolderDrive(blobs.folder) : new BucketDrive(blobs) },
    { provide: BlobStore, useClass: KeptBlobs },
    { provide: Files, useClass: FileStore },
    { provide: CaseRights, useClass: OwnersAlone },
    FileAccess,
    ClaimFilesHandler,
    ReleaseFilesHandler,
    DeleteFileHandler,
    ListFilesHandler,
    ReadFileHandler,
    ExpireFile,
    SweepBlobs,
  ];
}
