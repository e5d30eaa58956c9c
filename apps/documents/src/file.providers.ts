import type { Provider } from '@nestjs/common';
import { BucketDrive } from './blobs/bucket-drive.ts';
import { FolderDrive } from './blobs/folder-drive.ts';
import { DriveCheck } from './blobs/drive-check.ts';
import { BlobStore, Drive } from './blobs/ports.ts';
import { ClaimFilesHandler } from './commands/claim-files.ts';
import { DeleteFileHandler } from './commands/delete-file.ts';
import { ReleaseFilesHandler } from './commands/release-files.ts';
import { ExpireFile } from './deadlines/expire-file.ts';
import type { DocumentsConfig } from './documents.config.ts';
import { SweepBlobs } from './duties/sweep-blobs.ts';
import { CaseRights, RightsOfCases } from './files/case-rights.ts';
import { FileAccess } from './files/file-access.ts';
import { Files } from './files/ports.ts';
import { FileStore } from './persistence/file-store.ts';
import { KeptBlobs } from './persistence/kept-blobs.ts';
import { ListFilesHandler } from './queries/list-files.ts';
import { CreateUploadHandler } from './commands/create-upload.ts';
import { DeleteUploadHandler } from './commands/delete-upload.ts';
import { WriteUploadHandler } from './commands/write-upload.ts';
import { UploadFileHandler } from './commands/upload-file.ts';
import { ReadUploadHandler } from './queries/read-upload.ts';
import { ReadFileContentHandler } from './queries/read-file-content.ts';
import { SweepUploads } from './duties/sweep-uploads.ts';
import { ScanWaiting } from './duties/scan-waiting.ts';
import { Inspector } from './inspection/inspector.ts';
import { Intake } from './uploads/intake.ts';
import { ResumableUploads } from './uploads/resumable-uploads.ts';
import { UploadRecords } from './uploads/upload-records.ts';
import { ReadFileHandler } from './queries/read-file.ts';
import { ClamdScanner, MalwareScanner, NoScanner } from './uploads/malware-scanner.ts';
import { UploadSettings } from './uploads/upload-settings.ts';

/** Blobs, and the files that people hand in. */
export function fileProviders({ blobs, uploads }: DocumentsConfig): Provider[] {
  return [
    { provide: Drive, useValue: 'folder' in blobs ? new FolderDrive(blobs.folder) : new BucketDrive(blobs) },
    DriveCheck,
    { provide: BlobStore, useClass: KeptBlobs },
    { provide: Files, useClass: FileStore },
    { provide: CaseRights, useClass: RightsOfCases },
    { provide: UploadSettings, useValue: uploads },
    { provide: MalwareScanner, useValue: uploads.clamdUrl ? new ClamdScanner(uploads.clamdUrl) : new NoScanner() },
    FileAccess,
    CreateUploadHandler,
    DeleteUploadHandler,
    WriteUploadHandler,
    UploadFileHandler,
    ReadUploadHandler,
    ReadFileContentHandler,
    SweepUploads,
    ScanWaiting,
    Inspector,
    Intake,
    ResumableUploads,
    UploadRecords,
    ClaimFilesHandler,
    ReleaseFilesHandler,
    DeleteFileHandler,
    ListFilesHandler,
    ReadFileHandler,
    ExpireFile,
    SweepBlobs,
  ];
}
