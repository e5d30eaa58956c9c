import type { LocalText } from '@counterless/kernel';
import type { Action } from './actions.ts';
import { CHANGES, EXTRAS, FAMILIES } from './actions.ts';
import type { ServiceObject } from './objects.ts';

/** One action on one object, with the cases it is split into; without cases it is one matter. */
export interface Unit {
  readonly object: ServiceObject;
  readonly action: Action;
  readonly cases: readonly LocalText[];
  /** Whether its cases may be folded into one matter to meet the count. */
  readonly foldable: boolean;
}

/** FNV-1a, 32 bits: a fixed spread over the tables that needs no random numbers. */
export function spread(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** The actions of an object, each with the cases its title may name. Throws on a family the tables do not have. */
export function unitsOf(object: ServiceObject): Unit[] {
  const actions = FAMILIES[object.family];
  if (!actions) throw new Error(`${object.name.zh}: unknown family ${object.family}`);
  const extras = [...object.extras].map(key => EXTRAS[key] as Action);
  const changes = CHANGES[object.options['chg'] ?? object.family] ?? [];
  return [...actions, ...extras].flatMap((action, index) => {
    const unit = { object, action, cases: object.variants, foldable: index > 0 };
    // the second list of cases names what changes: it stands beside the kinds of licence, as in real catalogues
    return action.mode === 'change' && changes.length > 0 ? [unit, { ...unit, cases: changes, foldable: false }] : [unit];
  });
}

/**
 * Chooses which units are told apart by case so that exactly `total` matters result: all are folded first,
 * then unfolded in a fixed scattered order while there is room.
 */
export function unfold(units: readonly Unit[], total: number): Unit[] {
  const size = (unit: Unit): number => Math.max(1, unit.cases.length);
  let room = total - units.reduce((sum, unit) => sum + (unit.foldable ? 1 : size(unit)), 0);
  if (room < 0) throw new Error(`the tables make ${-room} matters too many`);
  const key = (unit: Unit): number => spread(unit.object.department + unit.object.name.zh + unit.action.zh);
  const open = new Set<Unit>();
  const canSplit = (unit: Unit): boolean => unit.foldable && size(unit) > 1 && !NOT_SPLIT.has(unit.object.family);
  for (const unit of units.filter(canSplit).sort((a, b) => key(a) - key(b))) {
    if (size(unit) - 1 > room) continue;
    room -= size(unit) - 1;
    open.add(unit);
  }
  if (room > 0) throw new Error(`the tables make ${room} matters too few`);
  return units.map(unit => (unit.foldable && !open.has(unit) ? { ...unit, cases: [] } : unit));
}

/** Families whose cases say why somebody comes the first time, which means nothing to the later actions. */
const NOT_SPLIT = new Set(['P', 'I2', 'S0', 'J', 'H']);
