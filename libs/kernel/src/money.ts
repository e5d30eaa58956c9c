import { problem, Problem } from './problem.ts';
import type { LocalText } from './text.ts';

export const moneyMalformed = problem('money.malformed', 'invalid', {
  en: 'This is not an amount of money',
  zh: '金额格式不正确',
});

/**
 * What happens to a part of a fen: `half-up` is 四舍五入 (a half moves away from zero), `half-even` the banker's way,
 * `down` drops it, `up` moves away from zero. A rule of law that names one is quoted where it is used.
 */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'up';

/** An exact fraction; the denominator is not zero. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const amount = /^(-?)(0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/;

/** What is wrong with a decimal text as an amount in yuan ("1280.50", at most 13 digits before the point), or undefined. */
export function checkMoney(value: string): LocalText | undefined {
  return amount.test(value)
    ? undefined
    : {
        en: 'must be an amount in yuan with at most two decimals, such as 1280.50',
        zh: '应为以元为单位、至多两位小数的金额，例如 1280.50',
      };
}

/** An exact amount of renminbi, counted in fen (1/100 yuan). Immutable; never a floating-point number, in or out. */
export class Money {
  readonly currency = 'CNY';
  readonly fen: bigint;

  private constructor(fen: bigint) {
    this.fen = fen;
    Object.freeze(this);
  }

  static readonly zero = new Money(0n);

  static fen(fen: bigint): Money {
    return new Money(fen);
  }

  /** Reads a decimal text in yuan. Throws `money.malformed`. */
  static parse(text: string): Money {
    const detail = checkMoney(text);
    if (detail) throw new Problem(moneyMalformed, { detail });
    const [, sign, yuan = '', fen = ''] = amount.exec(text) ?? [];
    const fenOf = BigInt(yuan) * 100n + BigInt(fen.padEnd(2, '0'));
    return new Money(sign ? -fenOf : fenOf);
  }

  static sum(amounts: Iterable<Money>): Money {
    let total = 0n;
    for (const { fen } of amounts) total += fen;
    return new Money(total);
  }

  plus(other: Money): Money {
    return new Money(this.fen + other.fen);
  }

  minus(other: Money): Money {
    return new Money(this.fen - other.fen);
  }

  /** This × factor, rounded once, to the fen. Throws RangeError for a zero denominator. */
  times(factor: Rational, rounding: Rounding): Money {
    return new Money(divide(this.fen * factor.numerator, factor.denominator, rounding));
  }

  /** Below zero, zero or above zero, as this is less than, equal to or more than the other. */
  compare(other: Money): -1 | 0 | 1 {
    return this.fen < other.fen ? -1 : this.fen > other.fen ? 1 : 0;
  }

  equals(other: Money): boolean {
    return this.fen === other.fen;
  }

  /** Yuan with two decimals, as it travels: "1280.50". */
  toString(): string {
    const digits = (this.fen < 0n ? -this.fen : this.fen).toString().padStart(3, '0');
    return `${this.fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator === 0n) throw new RangeError('a rational has no zero denominator');
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n || rounding === 'down') return quotient;
  const away = numerator < 0n === denominator < 0n ? 1n : -1n;
  if (rounding === 'up') return quotient + away;
  const twice = 2n * (rest < 0n ? -rest : rest) - (denominator < 0n ? -denominator : denominator);
  if (twice !== 0n) return twice > 0n ? quotient + away : quotient;
  return rounding === 'half-up' || quotient % 2n !== 0n ? quotient + away : quotient;
}
