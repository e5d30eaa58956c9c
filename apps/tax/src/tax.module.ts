import { Module, type Provider } from '@nestjs/common';
import type { PlatformConfig, ServiceDefinition } from '@counterless/platform';
import { IdentityAgents } from './agents/identity-agents.ts';
import { dataProviders } from './person-data.providers.ts';
import { constraints } from './persistence/constraints.ts';
import { entitlementSchema } from './persistence/entitlement-schema.ts';
import { EntitlementStore } from './persistence/entitlement-store.ts';
import { InvoicePolicyStore } from './persistence/invoice-policy-store.ts';
import { migrations } from './persistence/migrations.ts';
import { ParcelStore } from './persistence/parcel-store.ts';
import { requisitionSchema } from './persistence/requisition-schema.ts';
import { RequisitionStore } from './persistence/requisition-store.ts';
import { StockStore } from './persistence/stock-store.ts';
import { taxpayerSchema } from './persistence/taxpayer-schema.ts';
import { TaxpayerStore } from './persistence/taxpayer-store.ts';
import { Agents } from './ports/agents.ts';
import { Entitlements } from './ports/entitlements.ts';
import { InvoicePolicies } from './ports/invoice-policies.ts';
import { Parcels } from './ports/parcels.ts';
import { Requisitions } from './ports/requisitions.ts';
import { Stock } from './ports/stock.ts';
import { Taxpayers } from './ports/taxpayers.ts';
import { openProviders, postProviders } from './post.providers.ts';
import { requisitionProviders, stockProviders } from './requisition.providers.ts';
import { taxpayerProviders } from './taxpayer.providers.ts';

const adapters: Provider[] = [
  { provide: Agents, useClass: IdentityAgents },
  { provide: Taxpayers, useClass: TaxpayerStore },
  { provide: Entitlements, useClass: EntitlementStore },
  { provide: InvoicePolicies, useClass: InvoicePolicyStore },
  { provide: Stock, useClass: StockStore },
  { provide: Requisitions, useClass: RequisitionStore },
  { provide: Parcels, useClass: ParcelStore },
];

@Module({
  providers: [...adapters, ...taxpayerProviders, ...stockProviders, ...requisitionProviders, ...postProviders, ...openProviders, ...dataProviders],
})
export class TaxModule {}

export function taxService(config: PlatformConfig): ServiceDefinition {
  return {
    service: 'tax',
    config,
    module: TaxModule,
    migrations,
    entities: () => [taxpayerSchema, entitlementSchema, requisitionSchema],
    constraints,
  };
}
