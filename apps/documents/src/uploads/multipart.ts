import type { IncomingMessage } from 'node:http';
import { Writable } from 'node:stream';
import formidable, { multipart } from 'formidable';
import { general, greatestFile } from '@counterless/contracts';
import { Problem, type LocalText } from '@counterless/kernel';
import type { StagedFile } from './staged-file.ts';

const part = 'file';
const wrong = (code: string, message: LocalText) => new Problem(general.invalid, { faults: [{ path: `$.${part}`, code, message }] });
const one = { en: `send a form with one part named ${part}, with a file name, and nothing else`, zh: `请提交仅含一个名为 ${part} 的文件部分的表单` };

/** Reads the one file of a form (RFC 7578) into its place, and gives the name that it was sent with. @throws Problem */
export async function readForm(request: IncomingMessage, staged: StagedFile): Promise<string | null> {
  const form = formidable({
    maxFiles: 1, maxFields: 1, maxFileSize: greatestFile, minFileSize: 0, allowEmptyFiles: true, enabledPlugins: [multipart],
    fileWriteStreamHandler: () => new Writable({ write: (chunk: Buffer, _encoding, done) => void staged.write(chunk).then(() => done(), done) }),
  });
  let files;
  let fields;
  try {
    [fields, files] = await form.parse(request);
  } catch (error) {
    request.resume();
    throw problemOf(error as Error & { httpCode?: number; code?: unknown });
  }
  const found = Object.hasOwn(files, part) ? files[part] : undefined;
  if (Object.keys(fields).length > 0 || Object.keys(files).length !== 1 || found?.length !== 1) throw wrong('one-file', one);
  return found[0]!.originalFilename;
}

/** The library's codes: 1002 aborted, 1006 and 1007 fields, 1015 files, 1009 and 1016 size; others say that it is no form. */
function problemOf(error: Error & { httpCode?: number; code?: unknown }): Problem {
  if (error.httpCode === undefined) throw error;
  if (error.code === 1009 || error.code === 1016) return new Problem(general.tooLarge, { detail: { en: `at most ${greatestFile} bytes`, zh: `最多 ${greatestFile} 字节` } });
  if (error.code === 1006 || error.code === 1007 || error.code === 1015) return wrong('one-file', one);
  return new Problem(general.malformed, { detail: { en: 'the body is no multipart form, or ends early', zh: '正文不是完整的 multipart 表单' }, cause: error });
}
