import type { Language, LocalText } from '@counterless/kernel';
import { beijingTime } from './beijing-time.ts';

/** What a template about a pass may say. */
export interface PassDetails {
  readonly plate: string;
  readonly number: string;
  readonly validFrom: string;
  readonly validUntil: string;
  /** Empty when none was given. */
  readonly reason: string;
}
export interface CodeDetails {
  readonly code: string;
  readonly minutes: number;
}

type Texts<D> = Readonly<Record<Language, (details: D) => string>>;

/** One kind of message. Its version grows with each change of a text: what was sent names the version it was sent by. */
export interface Template<D> {
  readonly version: number;
  readonly sms?: Texts<D>;
  readonly inbox?: { readonly title: LocalText; readonly body: Texts<D> };
}

/** Signature that every SMS has to begin with. */
export const sign: LocalText = { zh: '【不见面】', en: '【Counterless】' };

/** An SMS has 70 Chinese characters; a long reason is read in the inbox. */
const short = (reason: string, most: number) => (reason.length > most ? `${reason.slice(0, most - 1)}…` : reason);
const why = {
  zh: (reason: string, most: number) => (reason ? `原因：${short(reason, most)}` : ''),
  en: (reason: string, most: number) => (reason ? ` Reason: ${short(reason, most)}` : ''),
};
/** Space that the answer of an inbox leaves for a reason. */
const longest = 1500;
const window = {
  zh: (d: PassDetails) => `${beijingTime(d.validFrom, 'zh')}至${beijingTime(d.validUntil, 'zh')}`,
  en: (d: PassDetails) => `${beijingTime(d.validFrom, 'en')} to ${beijingTime(d.validUntil, 'en')} (Beijing time)`,
};
// 行政许可法, article 38: a refusal tells of both remedies. Periods: 行政复议法 (2023), 20; 行政诉讼法 (2014), 46.
const remedies = {
  zh: '如不服本决定，可自知道之日起60日内申请行政复议，或者6个月内提起行政诉讼。',
  en: 'If you disagree you may ask for administrative reconsideration within 60 days, or file an administrative suit within 6 months, of learning of it.',
};

export const passTemplates = {
  'pass-requested': {
    version: 1,
    sms: {
      zh: d => `${d.plate}的通行证申请已收到，工作人员正在审核，结果将以短信告知。`,
      en: d => `The pass for ${d.plate} was asked for; an officer is looking at it. We will text you the decision.`,
    },
    inbox: {
      title: { zh: '通行证申请已收到', en: 'Pass requested' },
      body: {
        zh: d => `${d.plate}的通行证申请已收到，通行时段为${window.zh(d)}，工作人员正在审核。`,
        en: d => `The pass for ${d.plate}, ${window.en(d)}, was asked for. An officer is looking at it.`,
      },
    },
  },
  'pass-granted': {
    version: 1,
    sms: {
      zh: d => `${d.plate}通行证${d.number}已批准，${window.zh(d)}有效，过卡请出示二维码。`,
      en: d => `Pass ${d.number} for ${d.plate} is granted, ${window.en(d)}. Show its QR code at checkpoints.`,
    },
    inbox: {
      title: { zh: '通行证已批准', en: 'Pass granted' },
      body: {
        zh: d => `${d.plate}的通行证${d.number}已批准，${window.zh(d)}有效。通过检查点时请出示二维码，没有网络也可以查验。`,
        en: d =>
          `Pass ${d.number} for ${d.plate} is granted, ${window.en(d)}. Show its QR code at checkpoints; it can be checked without a network too.`,
      },
    },
  },
  'pass-refused': {
    version: 1,
    sms: {
      zh: d => `${d.plate}的通行证申请未获批准，救济途径见收件箱。${why.zh(d.reason, 24)}`,
      en: d => `The pass for ${d.plate} is refused; your inbox says what you can do.${why.en(d.reason, 40)}`,
    },
    inbox: {
      title: { zh: '通行证申请未获批准', en: 'Pass refused' },
      body: {
        zh: d => `${d.plate}的通行证申请未获批准。${why.zh(d.reason, longest)}\n${remedies.zh}`,
        en: d => `The pass for ${d.plate} is refused.${why.en(d.reason, longest)}\n${remedies.en}`,
      },
    },
  },
  'pass-revoked': {
    version: 1,
    sms: {
      zh: d => `${d.plate}通行证${d.number}已被撤销，请勿继续使用，救济途径见收件箱。${why.zh(d.reason, 14)}`,
      en: d => `Pass ${d.number} for ${d.plate} is revoked. Do not use it any more; see your inbox.${why.en(d.reason, 40)}`,
    },
    inbox: {
      title: { zh: '通行证已被撤销', en: 'Pass revoked' },
      body: {
        zh: d => `${d.plate}的通行证${d.number}已被撤销，请勿继续使用。${why.zh(d.reason, longest)}\n${remedies.zh}`,
        en: d =>
          `Pass ${d.number} for ${d.plate} is revoked. Do not use it any more.${why.en(d.reason, longest)}\n${remedies.en}`,
      },
    },
  },
  'pass-extended': {
    version: 1,
    sms: {
      zh: d => `${d.plate}通行证${d.number}已延期至${beijingTime(d.validUntil, 'zh')}，请改用新二维码，旧码作废。`,
      en: d =>
        `Pass ${d.number} for ${d.plate} is extended to ${beijingTime(d.validUntil, 'en')} (Beijing time). Use the new QR code; the old one is void.`,
    },
    inbox: {
      title: { zh: '通行证已延期', en: 'Pass extended' },
      body: {
        zh: d => `${d.plate}的通行证${d.number}已延期，${window.zh(d)}有效。请改用新的二维码，旧码已作废。`,
        en: d => `Pass ${d.number} for ${d.plate} is extended, ${window.en(d)}. Use the new QR code; the old one is void.`,
      },
    },
  },
  'double-scan-reported': {
    version: 1,
    inbox: {
      title: { zh: '同一通行证在两处出现', en: 'One pass at two places' },
      body: {
        zh: d => `${d.plate}的通行证${d.number}在两处检查点被先后扫描，间隔时间内不可能到达，二维码可能被复制，请核查。`,
        en: d =>
          `Pass ${d.number} for ${d.plate} was scanned at two checkpoints that no vehicle reaches in the time between. Its code may have been copied; please look into it.`,
      },
    },
  },
} as const satisfies Record<string, Template<PassDetails>>;

export type PassTemplate = keyof typeof passTemplates;

export const signInCode: Template<CodeDetails> = {
  version: 1,
  sms: {
    zh: d => `登录验证码${d.code}，${d.minutes}分钟内有效，请勿告诉他人。`,
    en: d => `${d.code} is your sign-in code, good for ${d.minutes} minutes. Tell nobody.`,
  },
};

/** The text of an SMS, signature first. @throws when the template has none */
export function smsText<D>(template: Template<D>, details: D, language: Language): string {
  if (!template.sms) throw new Error('this template is not for SMS');
  return sign[language] + template.sms[language](details);
}

/** Title and body of an inbox message, in both languages: whoever reads it chooses. @throws when the template has none */
export function inboxText<D>(template: Template<D>, details: D): { readonly title: LocalText; readonly body: LocalText } {
  if (!template.inbox) throw new Error('this template is not for the inbox');
  const { title, body } = template.inbox;
  return { title, body: { zh: body.zh(details), en: body.en(details) } };
}
