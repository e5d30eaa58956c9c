// Breaks @nx/enforce-module-boundaries, apps-are-apart: a service takes from another one what only the wire may give.
import { migrations } from '@counterless/permits/migrations';

export const count = migrations.length;
