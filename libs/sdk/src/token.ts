import { CounterlessError } from './errors.ts';

export interface ClientCredentials {
  url: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  fetch?: typeof fetch;
}

/**
 * Access tokens of an app on its own account (OAuth 2.1 client credentials): one is asked for when it is needed, and kept until half a minute before
 * its end. Only for servers: a secret in a browser is none.
 * @throws CounterlessError with OAuth's code, such as `invalid_client`
 */
export function clientCredentials({ url, clientId, clientSecret, scope, fetch: call = fetch }: ClientCredentials): (renew?: boolean) => Promise<string> {
  let current: Promise<{ token: string; until: number }> | undefined;
  const ask = async () => {
    const response = await call(new URL('/oidc/token', url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
    if (!response.ok) throw await CounterlessError.of(response);
    const { access_token: token, expires_in: seconds } = (await response.json()) as { access_token: string; expires_in: number };
    return { token, until: Date.now() + (seconds - 30) * 1000 };
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
