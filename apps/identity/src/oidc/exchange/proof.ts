import { errors, type Provider } from 'oidc-provider';
import { Problem } from '@counterless/kernel';
import { checkProof } from '@counterless/platform';
import type { ExchangeContext } from './request.ts';

/**
 * Thumbprint of the key that the request proves to hold, for the token to be bound to; undefined without a proof. The library does the same for its own grants.
 * @throws InvalidDpopProof, saying what is wrong with the proof
 */
export async function provenKey(provider: Provider, ctx: ExchangeContext): Promise<string | undefined> {
  const given = ctx.req.headers['dpop'];
  if (given === undefined) return undefined;
  try {
    const { jkt, jti, until } = await checkProof(String(given), { method: ctx.method, url: `${provider.issuer}/token`, now: Date.now() });
    const first = await provider.ReplayDetection.unique(ctx.oidc.client.clientId, jti, Math.ceil(until / 1000) + 1);
    if (!first) throw new errors.InvalidDpopProof('it was used already (jti)');
    return jkt;
  } catch (error) {
    throw error instanceof Problem ? new errors.InvalidDpopProof(error.detail?.en) : error;
  }
}
