import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { FileStore } from '@tus/file-store';
import { ERRORS, Metadata, Server, type Upload } from '@tus/server';
import { documents, filesProblems, general, greatestFile } from '@counterless/contracts';
import { newId, Problem, type LocalText } from '@counterless/kernel';
import { actorOf, answered, exchangeOf, Streamed, type Call } from '@counterless/platform';
import { FileAccess } from '../files/file-access.ts';
import { fileName } from './file-name.ts';
import { Intake } from './intake.ts';
import { StagedFile } from './staged-file.ts';
import { UploadRecords, type UploadRecord } from './upload-records.ts';
import { UploadSettings } from './upload-settings.ts';

const version = '1.0.0';
const digits = /^(0|[1-9]\d{0,14})$/;
const wrong = (name: string, code: string, message: LocalText) => new Problem(general.invalid, { faults: [{ path: `header ${name}`, code, message }] });

/** Resumable uploads by tus 1.0 (creation, expiration, termination): the library moves the bytes; whose they are and what becomes of them is decided here. */
@Injectable()
export class ResumableUploads {
  readonly #store: FileStore;
  readonly #server: Server;
  readonly #calls = new WeakMap<object, Call>();

  constructor(
    private readonly records: UploadRecords,
    private readonly intake: Intake,
    private readonly access: FileAccess,
    private readonly settings: UploadSettings,
  ) {
    const directory = path.join(settings.folder, 'unfinished');
    // Here, where a folder that cannot be made stops the start: the library makes it too, and would end the process later.
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.#store = new FileStore({ directory, configstore: records });
    this.#server = new Server({
      path: documents.createUpload.http!.path,
      datastore: this.#store,
      relativeLocation: true,
      maxSize: greatestFile,
      namingFunction: () => newId(),
      onUploadCreate: async (request, upload) => {
        const call = this.#callOf(request);
        await this.#begin(call, upload);
        return {};
      },
      onUploadFinish: async (request, upload) => {
        await this.finish(this.#callOf(request), upload.id, (await this.records.find(upload.id))!);
        return {};
      },
      // Thrown again, so that it is answered as every other problem is.
      onResponseError: (_request, error) => {
        throw problemOf(error);
      },
    });
  }

  async create(call: Call): Promise<typeof answered> {
    const { headers } = exchangeOf(call).request;
    checkVersion(headers['tus-resumable']);
    if (headers['upload-concat'] !== undefined) throw wrong('Upload-Concat', 'unknown', { en: 'parallel uploads are not taken', zh: '不支持并行分片上传' });
    const length = String(headers['upload-length'] ?? '');
    if (!digits.test(length) || length === '0') throw wrong('Upload-Length', 'required', { en: 'say how many bytes the file has', zh: '请说明文件字节数' });
    if (Number(length) > greatestFile) throw new Problem(general.tooLarge, { detail: { en: `at most ${greatestFile} bytes`, zh: `最多 ${greatestFile} 字节` } });
    metadataOf(headers['upload-metadata']);
    await this.intake.admit(call);
    return this.#hand(call);
  }

  /** Where an upload is. One that is whole and not a file yet, since its replica was killed, becomes one now. */
  async read(call: Call, id: string): Promise<typeof answered | Streamed> {
    checkVersion(exchangeOf(call).request.headers['tus-resumable']);
    const record = await this.#mine(call, id).catch(error => this.#finished(call, id, error));
    if (record instanceof Streamed) return record;
    if ((await this.#store.getUpload(id)).offset === record.bytes) {
      await this.finish(call, id, record);
      return finishedAnswer(record.bytes);
    }
    return this.#hand(call, record);
  }

  async write(call: Call, id: string): Promise<typeof answered> {
    const { headers } = exchangeOf(call).request;
    checkVersion(headers['tus-resumable']);
    if (!digits.test(String(headers['upload-offset'] ?? ''))) throw wrong('Upload-Offset', 'required', { en: 'say at which byte it goes on', zh: '请说明续传的字节位置' });
    if (headers['content-type'] === undefined) throw new Problem(general.mediaType);
    const record = await this.#mine(call, id);
    delete headers['upload-length'];
    return this.#hand(call, record);
  }

  async delete(call: Call, id: string): Promise<typeof answered> {
    checkVersion(exchangeOf(call).request.headers['tus-resumable']);
    await this.#mine(call, id, true);
    return this.#hand(call);
  }

  /** Makes the file of an upload whose bytes are all there. What is not taken leaves nothing. */
  async finish(call: Call, id: string, record: UploadRecord): Promise<void> {
    const staged = await StagedFile.make(this.settings.folder);
    try {
      // A copy of our own: a second request for the same upload may still write into the first.
      for await (const chunk of this.#store.read(id)) await staged.write(chunk as Buffer);
      await this.intake.take(call, id, record.name, staged).catch(async error => {
        if (!(error instanceof Problem) || error.type === filesProblems.refused) await this.#done(call, id, error);
        else throw error;
      });
      await this.forget(id);
    } finally {
      await staged.close();
    }
  }

  /** The bytes first, then the row by which they are found. */
  async forget(id: string): Promise<void> {
    await rm(path.join(this.#store.directory, id), { force: true });
    await this.records.delete(id);
  }

  /** Another replica may have finished it at the same time: then all is well. */
  async #done(call: Call, id: string, error: unknown): Promise<void> {
    if (await this.access.readable(id, actorOf(call)).catch(() => undefined)) return;
    if (error instanceof Problem) await this.forget(id);
    throw error;
  }

  async #begin(call: Call, upload: Upload): Promise<void> {
    const metadata = metadataOf(exchangeOf(call).request.headers['upload-metadata']);
    const record = await this.records.begin(upload.id, actorOf(call), fileName(metadata['filename'] ?? metadata['name']), upload.size!);
    exchangeOf(call).response.setHeader('upload-expires', record.expiresAt.toUTCString());
    upload.metadata = {};
  }

  async #mine(call: Call, id: string, evenExpired = false): Promise<UploadRecord> {
    const record = await this.records.find(id);
    const { kind, id: owner } = actorOf(call);
    if (!record || record.ownerKind !== kind || record.ownerId !== owner) throw new Problem(filesProblems.uploadNotFound);
    if (record.expired && !evenExpired) throw new Problem(filesProblems.uploadExpired);
    return record;
  }

  /** Whoever lost the last answer asks again: the upload is gone because it is a file. */
  async #finished(call: Call, id: string, error: unknown): Promise<Streamed> {
    const file = await this.access.readable(id, actorOf(call)).catch(() => undefined);
    if (!file) throw error;
    return finishedAnswer(file.bytes);
  }

  async #hand(call: Call, record?: UploadRecord): Promise<typeof answered> {
    const { request, response } = exchangeOf(call);
    if (record) response.setHeader('upload-expires', record.expiresAt.toUTCString());
    this.#calls.set(request, call);
    await this.#server.handle(request, response);
    return answered;
  }

  #callOf(request: { runtime?: { node?: { req?: object } } }): Call {
    return this.#calls.get(request.runtime!.node!.req!)!;
  }
}

const finishedAnswer = (bytes: number) =>
  new Streamed(200, { 'tus-resumable': version, 'upload-offset': bytes, 'upload-length': bytes, 'cache-control': 'no-store' });

function checkVersion(given: unknown): void {
  if (given !== version) throw wrong('Tus-Resumable', 'required', { en: `send Tus-Resumable: ${version}`, zh: `请发送 Tus-Resumable: ${version}` });
}

function metadataOf(header: unknown): Record<string, string | null> {
  try {
    return header === undefined ? {} : Metadata.parse(String(header));
  } catch {
    throw wrong('Upload-Metadata', 'form', { en: 'keys with values in base64, separated by commas', zh: '应为以逗号分隔、值经 base64 编码的键值' });
  }
}

/** The library's failures as ours; what we threw ourselves comes back as it was. */
function problemOf(error: unknown): unknown {
  if (error instanceof Error && !('status_code' in error)) return error;
  const { status_code: status } = error as { status_code?: number };
  if (status === ERRORS.FILE_NOT_FOUND.status_code || status === ERRORS.FILE_NO_LONGER_EXISTS.status_code) return new Problem(filesProblems.uploadNotFound);
  if (status === ERRORS.INVALID_OFFSET.status_code) return new Problem(filesProblems.uploadOffset);
  if (status === ERRORS.ERR_SIZE_EXCEEDED.status_code) return new Problem(general.tooLarge, { detail: { en: 'more came than Upload-Length says', zh: '内容超出 Upload-Length 所述长度' } });
  if (status !== undefined && status < 500) return new Problem(general.malformed, { detail: { en: 'the request broke off, or is none of tus', zh: '请求中断或不符合 tus 协议' } });
  return new Problem(general.unavailable, { retryAfter: 2, cause: error });
}
