import { ConfigError, platformConfig, Settings, streamConfig, type PlatformConfig, type StreamConfig } from '@counterless/platform';
import { certificatesOf } from './stamping/certificates.ts';

export interface SealingConfig {
  /** Who issues, as every QR code says it: ≤ 32 printable ASCII characters. */
  readonly issuer: string;
  /** What stands before a list's id in the URI that every QR code carries, so short. */
  readonly listBase: string;
}

/** A store that speaks S3. */
export interface BucketConfig {
  readonly bucket: string;
  readonly region: string;
  /** Another than Amazon's. */
  readonly endpoint: string | undefined;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Where bytes lie that do not belong into a database: a folder that all replicas see, or a bucket. */
export type BlobConfig = { readonly folder: string } | BucketConfig;

export interface UploadConfig {
  /** Folder for what is not a file yet; replicas share it. */
  readonly folder: string;
  /** `tcp://host:3310` or `unix:/path`; files are not searched for malware without it. */
  readonly clamdUrl: string | undefined;
}

/** An authority for time stamps (RFC 3161). */
export interface TimeStampConfig {
  readonly url: string;
  /** Certificates as PEM, to one of which the authority's own has to lead. */
  readonly trusted: string;
}

export interface DocumentsConfig {
  readonly platform: PlatformConfig;
  /** Address of the gateway, as people and partners see it: it stands in the QR code of every certificate. */
  readonly publicUrl: string;
  readonly blobs: BlobConfig;
  readonly uploads: UploadConfig;
  /** Where the gateway hands bodies on to; without it there are no uploads and no downloads. */
  readonly streams?: StreamConfig | undefined;
  readonly sealing: SealingConfig;
  /** Without it anchors of evidence chains carry no time but the platform's own. */
  readonly timeStamps?: TimeStampConfig | undefined;
}

/** The URI of a list, `<base>passes-<n>`, has 3 to 64 characters; nine digits leave room for n. */
const listBase = /^(?=.{2,48}$)[a-z][a-z0-9+.-]*:[\x21-\x7e]*$/;
const issuer = /^[\x21-\x7e]{1,32}$/;

function blobConfig(settings: Settings): BlobConfig {
  const bucket = settings.optional('S3_BUCKET');
  if (bucket === undefined) return { folder: settings.text('BLOB_FOLDER', '.data/documents') };
  return {
    bucket,
    region: settings.text('S3_REGION', 'us-east-1'),
    endpoint: settings.optional('S3_ENDPOINT') && settings.url('S3_ENDPOINT'),
    accessKey: settings.text('S3_ACCESS_KEY'),
    secretKey: settings.text('S3_SECRET_KEY'),
  };
}

function certificateFaults(pem: string): string[] {
  try {
    certificatesOf(pem);
    return [];
  } catch (error) {
    return [`TSA_CA: ${(error as Error).message}`];
  }
}

/** @throws ConfigError with every fault */
export function documentsConfig(env: NodeJS.ProcessEnv): DocumentsConfig {
  const settings = new Settings(env);
  const config: DocumentsConfig = {
    platform: platformConfig(settings),
    publicUrl: settings.url('PUBLIC_URL', 'http://127.0.0.1:8080'),
    blobs: blobConfig(settings),
    uploads: { folder: settings.text('UPLOAD_FOLDER', '.data/uploads'), clamdUrl: settings.optional('CLAMD_URL') && settings.url('CLAMD_URL') },
    streams: streamConfig(settings, 8082),
    timeStamps: settings.optional('TSA_URL') ? { url: settings.url('TSA_URL'), trusted: settings.text('TSA_CA') } : undefined,
    sealing: { issuer: settings.text('CREDENTIAL_ISSUER', 'counterless'), listBase: settings.text('STATUS_LIST_BASE', 'cl:') },
  };
  settings.done();
  const faults = [
    ...(config.timeStamps ? certificateFaults(config.timeStamps.trusted) : []),
    ...(issuer.test(config.sealing.issuer)
      ? []
      : ['CREDENTIAL_ISSUER: must be 1 to 32 printable ASCII characters without spaces']),
    ...(listBase.test(config.sealing.listBase)
      ? []
      : ['STATUS_LIST_BASE: must be the start of a URI, such as https://example.cn/s/, of at most 48 characters']),
  ];
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}
