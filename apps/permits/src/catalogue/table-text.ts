import { general } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';

/** Names under which spreadsheets save Chinese text; one decoder reads all of them. */
const gb = new Set(['gb18030', 'gbk', 'gb2312', 'cp936', 'windows-936']);

const unreadable = (code: string, en: string, zh: string) => new Problem(general.malformed, { faults: [{ path: '$', code, message: { en, zh } }] });

/**
 * Bytes to text, without a byte order mark. Nothing is guessed: GBK read as something else would put wrong names into the catalogue.
 * @param charset of the Content-Type; UTF-8 without one
 * @throws Problem `request.malformed`
 */
export function textOf(bytes: Uint8Array, charset = 'utf-8'): string {
  const encoding = gb.has(charset) ? 'gb18030' : charset === 'utf-8' || charset === 'utf8' ? 'utf-8' : undefined;
  if (!encoding) throw unreadable('charset', `charset ${charset} is not read: send utf-8 or gb18030`, `不支持编码 ${charset}，请使用 utf-8 或 gb18030`);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw encoding === 'utf-8'
      ? unreadable('utf-8', 'the table is not valid UTF-8: save it as “CSV UTF-8”, or name its encoding, such as text/csv; charset=gb18030', '表格不是有效的 UTF-8：请另存为“CSV UTF-8”，或在 Content-Type 中注明编码，如 text/csv; charset=gb18030')
      : unreadable('gb18030', 'the table is not valid GB 18030, which its charset says', '表格不是其所注明的 GB 18030 编码');
  }
}
