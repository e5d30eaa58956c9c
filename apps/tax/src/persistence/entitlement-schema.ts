import { EntitySchema } from 'typeorm';
import { Entitlement } from '../domain/entitlement.ts';
import { at } from './taxpayer-schema.ts';

export const entitlementSchema = new EntitySchema<Entitlement>({
  name: 'Entitlement',
  target: Entitlement,
  tableName: 'entitlement',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'int' },
    taxpayer: { type: 'uuid' },
    region: { type: 'text' },
    type: { type: 'text' },
    status: { type: 'text' },
    monthlyQuantity: { type: 'int', name: 'monthly_quantity' },
    highestAmount: { type: 'numeric', name: 'highest_amount' },
    requestedAt: at('requested_at'),
    due: { type: 'date' },
    why: { type: 'jsonb' },
    overdueAt: { ...at('overdue_at'), nullable: true },
    decidedAt: { ...at('decided_at'), nullable: true },
    officer: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
  },
});
