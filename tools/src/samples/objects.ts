import type { LocalText } from '@counterless/kernel';
import { CITY } from './objects-city.ts';
import { ECONOMY } from './objects-economy.ts';
import { PEOPLE } from './objects-people.ts';

/** A thing people come to a department about (a licence, a benefit, a filing), from one line of the tables. */
export interface ServiceObject {
  readonly department: string;
  /** Its place in the department's table, from 1. */
  readonly number: number;
  readonly name: LocalText;
  /** Key into FAMILIES: which actions exist for it. */
  readonly family: string;
  /** Extra actions: y yearly check, q query. */
  readonly extras: string;
  /** Cases told apart in the title (情形). */
  readonly variants: readonly LocalText[];
  readonly options: Readonly<Record<string, string>>;
}

function text(pair: string): LocalText {
  const [zh = '', en = ''] = pair.split(':');
  return { zh, en };
}

function parse(department: string, line: string, number: number): ServiceObject {
  const [zh = '', en = '', family = '', variants = '', ...rest] = line.split('|');
  const [key = '', extras = ''] = family.split('+');
  const options = rest.join(' ').split(' ').filter(Boolean);
  return {
    department,
    number,
    name: { zh, en },
    family: key,
    extras,
    variants: variants ? variants.split(',').map(text) : [],
    options: Object.fromEntries(options.map(o => [o.slice(0, o.indexOf('=')), o.slice(o.indexOf('=') + 1)])),
  };
}

/** Every service object, by department in the order of the tables. */
export function serviceObjects(): ServiceObject[] {
  return [ECONOMY, PEOPLE, CITY].flatMap(table =>
    Object.entries(table).flatMap(([department, lines]) =>
      lines
        .trim()
        .split('\n')
        .map((line, index) => parse(department, line, index + 1)),
    ),
  );
}
