// The package brings no types; this is what is used of it.
declare module 'formidable' {
  import type { IncomingMessage } from 'node:http';
  import type { Writable } from 'node:stream';

  export interface FormidableOptions {
    maxFiles?: number;
    maxFields?: number;
    maxFileSize?: number;
    minFileSize?: number;
    allowEmptyFiles?: boolean;
    enabledPlugins?: unknown[];
    filter?(part: { name: string | null; originalFilename: string | null; mimetype: string | null }): boolean;
    fileWriteStreamHandler?(): Writable;
  }
  export interface FormidableFile {
    readonly originalFilename: string | null;
  }
  export default function formidable(options: FormidableOptions): {
    parse(request: IncomingMessage): Promise<[Record<string, string[]>, Record<string, FormidableFile[]>]>;
  };
  export const multipart: unknown;
}
