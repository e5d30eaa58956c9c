/** Settings of uploads, by class so that they can be injected. */
export abstract class UploadSettings {
  /** Folder for what is not a file yet; replicas that answer one client share it. */
  abstract readonly folder: string;
  /** Where clamd answers; nobody searches for malware without it. */
  abstract readonly clamdUrl: string | undefined;
}
