import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identity } from '@counterless/contracts';
import { eventually, operator } from '@counterless/testing';
import { sandboxApps } from '../src/seeds.ts';
import { basic, Browser, Harness, mobile, Visit } from './harness.ts';

describe('the sandbox’s apps', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness?.stop());

  const tokenOf = (id: string, secret: string) => harness.token({ grant_type: 'client_credentials' }, basic(id, secret));
  const restart = async (mode: 'sandbox' | 'production') => {
    await harness.running.close();
    await harness.serve(mode);
  };

  it('are gone in production with all that they were given, and nobody else is', async () => {
    const real = await harness.world.ask(
      identity.registerApp,
      {
        clientId: 'real-app',
        nameZh: '正式应用',
        nameEn: 'Real',
        authentication: 'client_secret_basic',
        grantTypes: ['client_credentials'],
        scopes: ['permits:inspect'],
      },
      { as: operator() },
    );
    const visit = await new Visit(harness, new Browser()).open('permits:read offline_access', { prompt: 'consent' });
    await (await visit.signIn(mobile(1))).post('consent');
    const { refresh_token } = (await visit.redeem()).body;
    const heard = harness.world.listen(identity.accessRevoked);
    for (const { id, secret } of sandboxApps) expect(await tokenOf(id, secret)).toMatchObject({ status: 200 });

    await restart('production');
    for (const { id, secret } of sandboxApps)
      expect(await tokenOf(id, secret)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect((await harness.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(401);
    // Access tokens that are out already are void at the gateway by the fact.
    const ids = sandboxApps.map(app => app.id).toSorted();
    await eventually('the facts', () => heard.length >= ids.length);
    expect(heard.map(fact => fact.data.subject).toSorted()).toEqual(ids);
    expect((await tokenOf('real-app', real.body.secret!)).status).toBe(200);

    await restart('sandbox');
    for (const { id, secret } of sandboxApps) expect(await tokenOf(id, secret)).toMatchObject({ status: 200 });
    // The secret is the same again, what was given before is not.
    expect((await harness.token({ grant_type: 'refresh_token', refresh_token })).body.error).toBe('invalid_grant');
  });

  it('leave a real app alone that has the name of one of them', async () => {
    await harness.world.sql('identity', `UPDATE app SET secret_hash = sha256('a real secret') WHERE id = 'demo-checkpoint'`);
    await restart('production');
    expect((await tokenOf('demo-checkpoint', 'a real secret')).status).toBe(200);
    expect((await tokenOf('demo-operator', 'sandbox-demo-operator-secret')).status).toBe(401);
  });
});
