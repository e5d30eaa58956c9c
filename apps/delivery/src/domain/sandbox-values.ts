import type { LocalText } from '@counterless/kernel';

/** What a value is: a mobile number, an e-mail address, the street of a postal address. */
export type SandboxKind = 'mobile' | 'email' | 'street';

/**
 * Values that always behave in a known way, in the sandbox's adapters and nowhere else. The tables of docs/partners/sandbox.md, also in Chinese, are this one. Mobile numbers lie in
 * 191999, a block of which the sandbox gives nobody a number; .test is a domain that is never given out (RFC 6761); no street has such a name.
 */
export const sandboxValues = [
  {
    code: 'sms-refused', kind: 'mobile', value: '1919991',
    what: { en: 'no such number: the message goes by the next channel at once', zh: '号码不存在：随即改由下一个渠道发送' },
  },
  {
    code: 'sms-later', kind: 'mobile', value: '1919992',
    what: { en: 'refused twice, then taken: after 1 and 2 more seconds', zh: '前两次拒收，之后收下：先后再等 1 秒和 2 秒' },
  },
  {
    code: 'sms-down', kind: 'mobile', value: '1919993',
    what: { en: 'never taken: after 8 tries, in about two minutes, the message goes by the next channel', zh: '始终不收：约两分钟内尝试 8 次后，改由下一个渠道发送' },
  },
  {
    code: 'sms-answer-lost', kind: 'mobile', value: '1919994',
    what: { en: 'taken, and the answer lost: sent again under its id, it arrives once', zh: '已收下，但答复丢失：以同一编号重发，只送达一次' },
  },
  {
    code: 'sms-undelivered', kind: 'mobile', value: '1919995',
    what: { en: 'taken; the receipt says undelivered, and the message goes by the next channel', zh: '已收下；回执称未送达，改由下一个渠道发送' },
  },
  {
    code: 'sms-delivered', kind: 'mobile', value: '1919996',
    what: { en: 'taken; the receipt says delivered', zh: '已收下；回执称已送达' },
  },
  {
    code: 'email-refused', kind: 'email', value: 'refused@sandbox.test',
    what: { en: 'bounces: the message goes by the next channel at once', zh: '退信：随即改由下一个渠道发送' },
  },
  {
    code: 'email-later', kind: 'email', value: 'later@sandbox.test',
    what: { en: 'refused twice, then taken: after 1 and 2 more seconds', zh: '前两次拒收，之后收下：先后再等 1 秒和 2 秒' },
  },
  {
    code: 'email-down', kind: 'email', value: 'down@sandbox.test',
    what: { en: 'never taken: after 8 tries, in about two minutes, the message goes by the next channel', zh: '始终不收：约两分钟内尝试 8 次后，改由下一个渠道发送' },
  },
  {
    code: 'email-answer-lost', kind: 'email', value: 'answer-lost@sandbox.test',
    what: { en: 'taken, and the answer lost: sent again under its id, it arrives once', zh: '已收下，但答复丢失：以同一编号重发，只送达一次' },
  },
  {
    code: 'post-refused', kind: 'street', value: '沙箱拒收路',
    what: { en: 'not carried: the parcel is refused', zh: '不予收寄：寄递件被拒收' },
  },
  {
    code: 'post-signed-for', kind: 'street', value: '沙箱签收路',
    what: { en: 'under way and signed for at once', zh: '随即在途并签收' },
  },
  {
    code: 'post-returned', kind: 'street', value: '沙箱退回路',
    what: { en: 'under way and returned at once', zh: '随即在途并退回' },
  },
  {
    code: 'post-lost', kind: 'street', value: '沙箱丢失路',
    what: { en: 'under way and lost at once', zh: '随即在途并丢失' },
  },
  {
    code: 'post-delayed', kind: 'street', value: '沙箱延误路',
    what: { en: 'under way at once, signed for only 10 days later', zh: '随即在途，10 天后才签收' },
  },
  {
    code: 'post-silent', kind: 'street', value: '沙箱失联路',
    what: {
      en: 'under way at once and signed for after 3 days, of which no call-back tells: found out when the courier is asked',
      zh: '随即在途，3 天后签收，但快递企业不回调告知：向其查询时得知',
    },
  },
] as const satisfies readonly { readonly code: string; readonly kind: SandboxKind; readonly value: string; readonly what: LocalText }[];
export type SandboxCode = (typeof sandboxValues)[number]['code'];

const matches: Readonly<Record<SandboxKind, (text: string, value: string) => boolean>> = {
  // Four digits are free, since one number is one person's.
  mobile: (text, value) => text.startsWith(value),
  // As is what stands between + and @.
  email: (text, value) => text.toLowerCase().replace(/\+[^@]*@/, '@') === value,
  street: (text, value) => text.includes(value),
};

/** How the sandbox behaves to this recipient; nothing where it is one like any other. */
export function sandboxCode(kind: SandboxKind, text: string): SandboxCode | undefined {
  return sandboxValues.find(v => v.kind === kind && matches[kind](text, v.value))?.code;
}

/** So many sendings are refused where a value says `later`. */
export const refusedBefore = 2;

const day = 86_400_000;
interface SandboxWay {
  /** `after` the courier has taken it, in milliseconds. */
  readonly steps: readonly { readonly status: 'in-transit' | 'signed-for' | 'returned' | 'lost'; readonly after: number }[];
  /** Whether the courier tells them of itself, by call-back. */
  readonly tells: boolean;
}
const wayTo = (status: 'signed-for' | 'returned' | 'lost', after = 0, tells = true): SandboxWay => ({ steps: [{ status: 'in-transit', after: 0 }, { status, after }], tells });
/** What happens to a parcel there. */
export const sandboxWay: Partial<Record<SandboxCode, SandboxWay>> = {
  'post-signed-for': wayTo('signed-for'),
  'post-returned': wayTo('returned'),
  'post-lost': wayTo('lost'),
  'post-delayed': wayTo('signed-for', 10 * day),
  'post-silent': wayTo('signed-for', 3 * day, false),
};
