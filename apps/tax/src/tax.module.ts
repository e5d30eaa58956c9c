import { Module, type Provider } from '@nestjs/common';
import type { PlatformConfig, ServiceDefinition } from '@counterless/platform';
import { IdentityAgents } from './agents/identity-agents.ts';
import { constraints } from './persistence/constraints.ts';
import { entitlementSchema } from './persistence/entitlement-schema.ts';
import { EntitlementStore } from './persistence/entitlement-store.ts';
import { migrations } from './persistence/migrations.ts';
import { taxpayerSchema } from './persistence/taxpayer-schema.ts';
import { TaxpayerStore } from './persistence/taxpayer-store.ts';
import { Agents } from './ports/agents.ts';
import { Entitlements } from './ports/entitlements.ts';
import { Taxpayers } from './ports/taxpayers.ts';
import { taxpayerProviders } from './taxpayer.providers.ts';

const adapters: Provider[] = [
  { provide: Agents, useClass: IdentityAgents },
  { provide: Taxpayers, useClass: TaxpayerStore },
  { provide: Entitlements, useClass: EntitlementStore },
];

@Module({ providers: [...adapters, ...taxpayerProviders] })
export class TaxModule {}

export function taxService(config: PlatformConfig): ServiceDefinition {
  return {
    service: 'tax',
    config,
    module: TaxModule,
    migrations,
    entities: () => [taxpayerSchema, entitlementSchema],
    constraints,
  };
}
