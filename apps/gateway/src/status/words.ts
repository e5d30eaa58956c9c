import type { Language, LocalText } from '@counterless/kernel';
import type { Part, State } from './status-watch.ts';

interface Words {
  readonly name: LocalText;
  /** What does not work while it is away, and what does. */
  readonly without: LocalText;
}

/** Every part in the words of those who depend on it. */
export const parts: Readonly<Record<Part, Words>> = {
  messages: {
    name: { en: 'Messages between the services', zh: '服务间通信' },
    without: { en: 'No request can be answered. What was accepted before is kept.', zh: '所有请求暂时无法办理；此前已受理的内容不会丢失。' },
  },
  identity: {
    name: { en: 'Sign-in and tokens', zh: '登录与令牌' },
    without: { en: 'Nobody can sign in and no new token is given. Who is signed in can go on.', zh: '暂时无法登录，也不签发新令牌；已登录的用户不受影响。' },
  },
  permits: {
    name: { en: 'Matters, cases and entry passes', zh: '事项、办件与通行证' },
    without: {
      en: 'Matters cannot be searched, cases and passes neither asked for nor decided. Passes are still checked offline at checkpoints.',
      zh: '暂时无法查询事项、办理或审批办件和通行证；检查点仍可离线核验通行证。',
    },
  },
  documents: {
    name: { en: 'Files, certificates and seals', zh: '文件、证照与签章' },
    without: { en: 'Files cannot be uploaded, certificates neither downloaded nor checked; new passes get their QR code later.', zh: '暂时无法上传文件、下载或核验证照；新通行证的二维码将稍后生成。' },
  },
  delivery: {
    name: { en: 'Messages to people, post, webhooks and events', zh: '短信、邮件、邮寄、回调与事件流' },
    without: { en: 'Messages, parcels and webhooks go out later; none is lost. The inbox and the event feed cannot be read.', zh: '短信、邮件、邮寄和回调将延后发出，不会丢失；暂时无法读取收件箱和事件流。' },
  },
  tax: {
    name: { en: 'Taxpayers and invoices', zh: '纳税人与发票' },
    without: { en: 'Invoices can be neither asked for nor checked.', zh: '暂时无法申领或查验发票。' },
  },
};

export const states: Readonly<Record<State, LocalText>> = {
  up: { en: 'works', zh: '正常' },
  degraded: { en: 'works in part', zh: '部分异常' },
  down: { en: 'does not work', zh: '不可用' },
};

export const overall: Readonly<Record<State, LocalText>> = {
  up: { en: 'Everything works', zh: '各项服务运行正常' },
  degraded: { en: 'Some parts do not work as they should', zh: '部分服务出现异常' },
  down: { en: 'The platform cannot answer at present', zh: '平台暂时无法提供服务' },
};

const checks: Readonly<Record<string, LocalText>> = {
  database: { en: 'its database', zh: '数据库' },
  nats: { en: 'messages', zh: '消息通信' },
  'jetstream-sync': { en: 'the safeguard against a power cut', zh: '断电保护' },
  drain: { en: 'a restart', zh: '正在重启' },
};
/** What a failing check is about; the name itself where nobody found words. */
export const checkWords = (name: string, language: Language): string => checks[name]?.[language] ?? name;
