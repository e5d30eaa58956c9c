import { CounterlessError } from './errors.ts';
import type { BoundToken, ProofKey } from './proof.ts';

export interface ClientCredentials {
  url: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  /** Binds the tokens to this key, so that a stolen one is of no use. */
  key?: ProofKey;
  fetch?: typeof fetch;
}

/**
 * Access tokens of an app on its own account (OAuth 2.1 client credentials): one is asked for when it is needed, and kept until half a minute before
 * its end. Only for servers: a secret in a browser is none.
 * @throws CounterlessError with OAuth's code, such as `invalid_client`
 */
export function clientCredentials(options: ClientCredentials & { key: ProofKey }): (renew?: boolean) => Promise<BoundToken>;
export function clientCredentials(options: ClientCredentials): (renew?: boolean) => Promise<string>;
export function clientCredentials({ url, clientId, clientSecret, scope, key, fetch: call = fetch }: ClientCredentials): (renew?: boolean) => Promise<string | BoundToken> {
  let current: Promise<{ token: string | BoundToken; until: number }> | undefined;
  const ask = async () => {
    const endpoint = new URL('/oidc/token', url);
    const response = await call(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`,
        ...(key && { dpop: await key.proof('POST', endpoint) }),
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
    if (!response.ok) throw await CounterlessError.of(response);
    const { access_token: token, expires_in: seconds } = (await response.json()) as { access_token: string; expires_in: number };
    return { token: key ? { token, key } : token, until: Date.now() + (seconds - 30) * 1000 };
  };
  return async renew => {
    const held = renew ? undefined : await current?.catch(() => undefined);
    if (!held || held.until <= Date.now()) {
      current = ask();
      current.catch(() => (current = undefined));
    }
    return (await current!).token;
  };
}
