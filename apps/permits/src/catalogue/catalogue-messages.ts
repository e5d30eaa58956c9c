import type { Fault, LocalText } from '@counterless/kernel';

/** What a validator says in English only. */
export const formatMessage = (says: string): LocalText => ({ en: `is no sound JSON Schema: ${says}`, zh: `不是有效的 JSON Schema：${says}` });

export const repeatedIn = (line: number, part?: number): Fault => ({
  path: '$.code', code: 'repeated',
  message: { en: `${part === undefined ? '' : `part ${part} `}line ${line} has this code already`, zh: `${part === undefined ? '' : `第 ${part} 部分`}第 ${line} 行已使用此编码` },
});

export const foreign = (path: string, region: string): Fault => ({
  path, code: 'other-region', message: { en: `belongs to officers of ${region}`, zh: `属于 ${region} 的工作人员管理` },
});

export const operatorsOnly: Fault = {
  path: '$', code: 'operators-only', message: { en: 'themes belong to the whole platform: only its operator imports them', zh: '主题属于全平台，仅平台运营者可以导入' },
};

/** Faults of reading speak of a body; here it is one line, or one cell, of it. */
const ofPart = (en: string, zh: string) => (fault: Fault): Fault => ({
  ...fault, message: { en: fault.message.en.replace('the body', en), zh: fault.message.zh.replace('正文', zh) },
});
export const ofLine = ofPart('the line', '该行');
export const ofCell = ofPart('the cell', '单元格');
