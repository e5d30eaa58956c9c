import type { LocalText } from '@counterless/kernel';

/** The outcome of a check. Only `valid` lets a vehicle through without a person deciding. */
export type Verdict =
  | 'valid'
  | 'not-yet-valid'
  | 'expired'
  | 'revoked'
  | 'suspended'
  | 'unknown-key'
  | 'forged'
  | 'malformed'
  | 'status-unknown'
  | 'status-stale';

const texts: Record<Verdict, LocalText> = {
  valid: { en: 'Valid pass', zh: '通行证有效' },
  'not-yet-valid': { en: 'Not valid yet', zh: '通行证尚未生效' },
  expired: { en: 'Expired', zh: '通行证已过期' },
  revoked: { en: 'Revoked', zh: '通行证已撤销' },
  suspended: { en: 'Suspended', zh: '通行证已暂停使用' },
  'unknown-key': {
    en: 'Signed with a key this device does not accept; update its keys, then check again',
    zh: '签名密钥未被本机认可，请更新密钥后重新查验',
  },
  forged: { en: 'Forged or altered: the signature does not match', zh: '签名不符，疑似伪造或篡改' },
  malformed: { en: 'Not a pass code', zh: '不是通行证二维码' },
  'status-unknown': {
    en: 'Genuine and in its period, but whether it was revoked is not known here; check online',
    zh: '通行证真实且在有效期内，但无法确认是否已撤销，请联网查验',
  },
  'status-stale': {
    en: 'Genuine and in its period, but the revocation list of this device is out of date; update it',
    zh: '通行证真实且在有效期内，但本机状态列表已过期，请更新后查验',
  },
};

/** The verdict as an inspector reads it. */
export function verdictText(verdict: Verdict): LocalText {
  return texts[verdict];
}
