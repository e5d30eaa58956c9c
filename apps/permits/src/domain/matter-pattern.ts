import type { LocalText } from '@counterless/kernel';

/** Characters of the longest text that a form's answer may hold. */
const longest = 65_536;
const mostWays = 1_000_000;

/**
 * Is a pattern of a form cheap on every text? The engine tries one way after another, so the pattern is good when the ways it can be
 * laid on a text are few: a choice adds ways, a sequence multiplies them, a repetition raises them to its power.
 * It counts ways that cannot come true as well, and so refuses some harmless patterns: those can be written with bounds.
 * @returns why it is refused, or nothing
 */
export function patternFault(pattern: string): LocalText | undefined {
  if (pattern.length > 500) return { en: 'a pattern has at most 500 characters', zh: '正则表达式最多 500 个字符' };
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    const says = (error as Error).message;
    return { en: `not a pattern of ECMAScript: ${says}`, zh: `不是有效的正则表达式：${says}` };
  }
  const ways = new Ways(pattern).count();
  if (ways === undefined) return { en: 'a pattern may not refer back to what it matched', zh: '正则表达式不得使用反向引用' };
  return ways <= mostWays
    ? undefined
    : { en: 'matching may take too long: start with ^, and give repetitions an end, such as {1,64}', zh: '匹配可能耗时过长：请以 ^ 开头，并限定重复次数，例如 {1,64}' };
}

/** Reads a pattern that is known to be well formed under the flag `u`. */
class Ways {
  #at = 0;

  constructor(private readonly pattern: string) {}

  /** None for a back-reference: what it matches is no property of the pattern. */
  count(): number | undefined {
    if (/\\[1-9k]/.test(this.pattern.replace(/\\\\/g, ''))) return undefined;
    return this.#choice(true);
  }

  /** Alternatives up to the end or the closing bracket. On the top level, one that does not start with ^ is tried from every place. */
  #choice(top: boolean): number {
    let sum = 0;
    for (;;) {
      const anchored = this.pattern[this.#at] === '^';
      sum += this.#sequence() * (top && !anchored ? longest : 1);
      if (this.pattern[this.#at] !== '|') return sum;
      this.#at++;
    }
  }

  #sequence(): number {
    let product = 1;
    while (this.#at < this.pattern.length && this.pattern[this.#at] !== '|' && this.pattern[this.#at] !== ')') {
      const one = this.#atom();
      const [least, most] = this.#repetition();
      product *= (most - least + 1) * one ** most;
    }
    return product;
  }

  #atom(): number {
    const c = this.pattern[this.#at++];
    if (c === '\\') this.#escape();
    else if (c === '[') {
      for (; this.pattern[this.#at] !== ']'; this.#at++) if (this.pattern[this.#at] === '\\') this.#at++;
      this.#at++;
    } else if (c === '(') {
      this.#at += /^\?(?:<?[=!:]|<[^>]*>)/.exec(this.pattern.slice(this.#at, this.#at + 100))?.[0].length ?? 0;
      const ways = this.#choice(false);
      this.#at++;
      return ways;
    }
    return 1;
  }

  #escape(): void {
    this.#at += /^(?:[pPu]\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)/u.exec(this.pattern.slice(this.#at))?.[0].length ?? 1;
  }

  #repetition(): [number, number] {
    const found = /^(?:[*+?]|\{(\d+)(,)?(\d+)?\})\??/.exec(this.pattern.slice(this.#at, this.#at + 40));
    if (!found) return [1, 1];
    this.#at += found[0].length;
    const [text, least, comma, most] = found;
    if (least === undefined) return text.startsWith('?') ? [0, 1] : [text.startsWith('+') ? 1 : 0, longest];
    const from = Number(least);
    return [from, most !== undefined ? Number(most) : comma === undefined ? from : Math.max(longest, from)];
  }
}
