import type { Fault } from '@counterless/kernel';
import { formats } from './file-format.ts';

const at = '$.file';
const because = (code: string, en: string, zh: string): Fault => ({ path: at, code, message: { en, zh } });

/** Why a file is not taken, and what its owner can do. */
export const refusals = {
  kind: (what: string) => because('kind', `its content is ${what}; taken are ${formats.join(', ')}`, `文件内容为 ${what}，仅接受 ${formats.join('、')}`),
  empty: () => because('empty', 'it holds nothing', '文件为空'),
  tooLarge: (what: string, most: string) => because('too-large', `a ${what} may have at most ${most} MB`, `${what} 文件不得超过 ${most} MB`),
  damaged: (what: string) => because('damaged', `it is damaged, or no ${what} that can be read; save it anew`, `文件已损坏或无法按 ${what} 读取，请重新保存`),
  encrypted: () => because('encrypted', 'it is encrypted or protected by a password; save it without', '文件已加密或设有密码，请取消保护后重新上传'),
  script: () => because('script', 'it holds a script (JavaScript); print it to a new PDF', '文件含有脚本（JavaScript），请另存为不含脚本的 PDF'),
  launch: () => because('launch', 'it starts a program, sends or loads something when it is opened; print it to a new PDF', '文件打开时会启动程序或对外发送、加载内容，请另存为普通 PDF'),
  embedded: () => because('embedded', 'it carries other files; hand them in one by one', '文件内嵌有其他文件，请分别上传'),
  macro: () => because('macro', 'it holds macros or programs; save it without', '文件含有宏或可执行内容，请去除后重新保存'),
  bomb: () => because('bomb', 'unpacked it is far larger than a document is', '文件解压后远超正常文档大小'),
  polyglot: () => because('polyglot', 'it is two kinds of file in one; save it anew', '文件同时呈现为两种类型，请重新保存'),
  dimensions: () => because('dimensions', 'its picture is too large; make it smaller', '图片尺寸过大，请缩小后上传'),
  malware: () => because('malware', 'malware was found in it', '文件中发现恶意程序'),
};
