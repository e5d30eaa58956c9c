export type Authentication = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none';

/** A program that may ask for tokens: a partner's, or the operator's own. */
export class App {
  /** Its client id. */
  id!: string;
  version!: number;
  kind!: 'app' | 'operator';
  nameZh!: string;
  nameEn!: string;
  authentication!: Authentication;
  secretHash!: Buffer | null;
  jwks!: { keys: Record<string, unknown>[] };
  grantTypes!: string[];
  redirectUris!: string[];
  callbackUrls!: string[];
  scopes!: string[];
  mayVouch!: boolean;
  createdAt!: Date;
}

const loopback = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)([:/]|$)/;

/** What is wrong with an app as it was handed in, or nothing. */
export function appFault(app: App, sandbox: boolean): { path: string; code: string; en: string; zh: string } | undefined {
  const code = app.grantTypes.includes('authorization_code');
  const bad = app.redirectUris.findIndex(
    uri =>
      !URL.canParse(uri) ||
      uri.includes('#') ||
      /^(javascript|data|file|blob|about|vbscript):/i.test(uri) ||
      (/^http:/i.test(uri) && !loopback.test(uri)),
  );
  if (bad >= 0)
    return {
      path: `$.redirectUris[${bad}]`,
      code: 'redirect-uri',
      en: 'must be https, a loopback address or an app’s own scheme, without a fragment',
      zh: '应为 https、回环地址或应用自有协议，且不含片段',
    };
  if (code && app.redirectUris.length === 0)
    return {
      path: '$.redirectUris',
      code: 'required',
      en: 'is required for authorization_code',
      zh: '使用 authorization_code 时必填',
    };
  if (app.grantTypes.includes('refresh_token') && !code)
    return {
      path: '$.grantTypes',
      code: 'refresh-without-code',
      en: 'refresh_token needs authorization_code',
      zh: 'refresh_token 须与 authorization_code 一并使用',
    };
  if (app.authentication === 'none' && app.grantTypes.some(g => g !== 'authorization_code' && g !== 'refresh_token')) {
    return {
      path: '$.authentication',
      code: 'public-app',
      en: 'an app without a secret of its own signs people in and nothing else',
      zh: '无密钥的应用只可用于用户登录',
    };
  }
  if ((app.authentication === 'private_key_jwt' || app.mayVouch) && app.jwks.keys.length === 0 && !sandbox) {
    return {
      path: '$.jwks',
      code: 'required',
      en: 'is required for private_key_jwt and for vouching',
      zh: '使用 private_key_jwt 或代为核验时必填',
    };
  }
  const callback = app.callbackUrls.findIndex(
    url => !URL.canParse(url) || !(url.startsWith('https://') || (sandbox && loopback.test(url))),
  );
  if (callback >= 0)
    return { path: `$.callbackUrls[${callback}]`, code: 'callback-url', en: 'must be an https address', zh: '应为 https 地址' };
  return undefined;
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth', 'priv'];
/** Is every key a public one of a kind that signatures are checked with? Names the first fault. */
export function keysFault(jwks: unknown): { path: string; en: string; zh: string } | undefined {
  const keys = (jwks as { keys?: unknown } | undefined)?.keys;
  if (!Array.isArray(keys) || keys.length > 20)
    return { path: '$.jwks.keys', en: 'must be a list of at most 20 keys', zh: '应为至多 20 个密钥的列表' };
  for (const [i, key] of (keys as Record<string, unknown>[]).entries()) {
    const path = `$.jwks.keys[${i}]`;
    if (typeof key !== 'object' || key === null || !['EC', 'OKP', 'RSA'].includes(String(key['kty'])))
      return { path, en: 'must be an EC, OKP or RSA key', zh: '应为 EC、OKP 或 RSA 密钥' };
    if (privateMembers.some(m => m in key))
      return { path, en: 'is a private key: it must not leave you, throw it away', zh: '含有私钥成分，请立即作废该密钥' };
  }
  return undefined;
}
