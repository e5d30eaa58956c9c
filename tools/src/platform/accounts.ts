import type { Rest } from '../stories/rest.ts';

/** The sandbox's apps, as identity seeds them. Their secrets are public on purpose and exist in no other mode. */
export const sandboxApps = {
  partner: { id: 'demo-partner', secret: 'sandbox-demo-partner-secret' },
  operator: { id: 'demo-operator', secret: 'sandbox-demo-operator-secret' },
  checkpoint: { id: 'demo-checkpoint', secret: 'sandbox-demo-checkpoint-secret' },
} as const;

/** 义乌市, where the sample data plays. */
export const homeRegion = '330782';

/** A token of one of the sandbox's apps on its own account. */
export function tokenOf(rest: Rest, app: keyof typeof sandboxApps, scope: string): Promise<string> {
  return rest.appToken(sandboxApps[app].id, sandboxApps[app].secret, scope);
}
