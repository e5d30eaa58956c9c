import type { LocalText } from '@counterless/kernel';

/**
 * Why a credential, a key or a status list was refused. Stable: programs branch on it.
 * `invalid-claims` and `invalid-key` are the caller's own input; the others are what was received.
 */
export type CredentialErrorCode =
  | 'malformed'
  | 'unknown-key'
  | 'forged'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-list'
  | 'wrong-version'
  | 'invalid-claims'
  | 'invalid-key';

const texts: Record<CredentialErrorCode, LocalText> = {
  malformed: { en: 'This is not in the expected format', zh: '格式不符，无法识别' },
  'unknown-key': { en: 'Signed with a key that is not accepted', zh: '签名密钥不被认可' },
  forged: { en: 'The signature does not match', zh: '签名不符' },
  expired: { en: 'No longer valid', zh: '已过有效期' },
  'not-yet-valid': { en: 'Dated in the future; check the clock of this device', zh: '签发时间在当前时间之后，请检查本机时钟' },
  'wrong-list': { en: 'Belongs to another status list', zh: '不属于本状态列表' },
  'wrong-version': { en: 'Does not continue the version held; fetch the full list', zh: '与现有版本不衔接，请获取完整列表' },
  'invalid-claims': { en: 'These data cannot be put in a credential', zh: '数据不能写入凭证' },
  'invalid-key': { en: 'This is not a usable ES256 key', zh: '不是可用的 ES256 密钥' },
};

/** A refusal, with its stable code. The message is for logs and carries nothing from the credential but what it says. */
export class CredentialError extends Error {
  readonly code: CredentialErrorCode;

  constructor(code: CredentialErrorCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options);
    this.name = 'CredentialError';
    this.code = code;
  }

  /** The refusal for the person who meets it. */
  get text(): LocalText {
    return texts[this.code];
  }
}

/** Runs `read`; whatever it throws that is not a CredentialError means that the input was malformed. */
export function orMalformed<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof CredentialError ? cause : new CredentialError('malformed', what, { cause });
  }
}
