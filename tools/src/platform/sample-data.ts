import type { CheckpointList, CheckpointView, InvoicePolicyList, PassPolicyList, PublishPassPolicy } from '@counterless/contracts';
import { januaryPolicy } from '../samples/invoice-policies.ts';
import { loadCatalogue } from '../samples/load.ts';
import { RestFailure, type Rest } from '../stories/rest.ts';
import { homeRegion, tokenOf } from './accounts.ts';

export const sampleCheckpoints = [
  { name: '义乌东收费站', region: homeRegion, latitude: 29.3126, longitude: 120.1402 },
  { name: '佛堂检查站', region: homeRegion, latitude: 29.1986, longitude: 120.0123 },
];

const policy: Omit<PublishPassPolicy, 'startsAt'> = {
  region: homeRegion,
  title: '货运车辆通行政策（民生物资即时准予）',
  rules: {
    longestHours: 72, aheadHours: 168, plausibleSpeed: 120,
    grantCargo: ['medical', 'food', 'parcel', 'empty'], refuseCargo: [], referOrigins: [], refuseOrigins: [],
  },
};

/** Puts the sample catalogue, a pass policy, two checkpoints and the first invoice policy in place, through the public API; what is there stays. */
export async function loadSampleData(rest: Rest, say: (line: string) => void): Promise<void> {
  const token = await tokenOf(rest, 'operator', 'permits:catalogue permits:policy permits:inspect tax:policy');
  const catalogue = await loadCatalogue(rest, token, say);
  if (catalogue.imported > 0) say(`catalogue: ${catalogue.imported} entries`);
  await loadPassPolicy(rest, token);
  await loadCheckpoints(rest, token);
  await loadInvoicePolicy(rest, token);
}

/** The region's first invoice policy, which may start in the past. */
export async function loadInvoicePolicy(rest: Rest, token: string): Promise<void> {
  const { items } = await rest.ok<InvoicePolicyList>('GET', `/v1/tax/invoice-policies?region=${homeRegion}&limit=1`);
  if (items.length === 0) await rest.ok('POST', '/v1/tax/invoice-policies', { token, body: januaryPolicy });
}

/** The region's policy, in force from now where none is. */
export async function loadPassPolicy(rest: Rest, token: string): Promise<void> {
  const { items } = await rest.ok<PassPolicyList>('GET', `/v1/permits/pass-policies?region=${homeRegion}`);
  if (items.length === 0) {
    // A policy cannot start in the past: a moment ahead, longer where the machine is too busy for that, and nobody asks before it.
    for (let lead = 300; ; lead *= 4) {
      const startsAt = new Date(Date.now() + lead);
      try {
        await rest.ok('POST', '/v1/permits/pass-policies', { token, body: { ...policy, startsAt: startsAt.toISOString() } });
      } catch (error) {
        if (lead < 10_000 && error instanceof RestFailure && error.problem.code === 'pass-policy.starts-in-past') continue;
        throw error;
      }
      return void (await new Promise(resolve => setTimeout(resolve, startsAt.getTime() - Date.now() + 100)));
    }
  }
}

export async function loadCheckpoints(rest: Rest, token: string): Promise<CheckpointView[]> {
  const { items } = await rest.ok<CheckpointList>('GET', `/v1/permits/checkpoints?region=${homeRegion}&limit=200`, { token });
  return Promise.all(
    sampleCheckpoints.map(async wanted => items.find(c => c.name === wanted.name) ?? rest.ok<CheckpointView>('POST', '/v1/permits/checkpoints', { token, body: wanted })),
  );
}
