import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { NatsConnection } from '@nats-io/nats-core';
import { general } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { checkProof, invalidProof, type Binding, type Proof } from '@counterless/platform';

const subject = 'internal.gateway.proofs';
const minuteMs = 60_000;

interface Used {
  readonly minute: number;
  readonly name: string;
}

/**
 * Checks the proofs that requests with bound tokens bear, each for one use. What was used is remembered until it holds no longer, and told to
 * the other replicas at once.
 */
export class Proofs {
  /** By the minute in which they end. */
  readonly #used = new Map<number, Set<string>>();
  readonly #address: string;

  constructor(publicUrl: string, private readonly connection: NatsConnection) {
    this.#address = publicUrl.replace(/\/$/, '');
    connection.subscribe(subject, { callback: (error, message) => void (error ?? this.#keep(message.json<Used>())) });
  }

  /**
   * The proof of a request with a bound token, right but for its replay.
   * @throws Problem auth.proof-required, auth.proof-invalid
   */
  async check(request: FastifyRequest, binding: Binding): Promise<Proof> {
    const given = request.headers['dpop'];
    if (typeof given !== 'string' || given === '') throw new Problem(general.proofRequired, { detail: { en: 'send one proof in the header DPoP', zh: '请在请求头 DPoP 中附一份证明' } });
    return checkProof(given, { method: request.method, url: this.#address + request.url, now: Date.now(), binding });
  }

  /** @throws Problem auth.proof-invalid for one that was used */
  refuseUsed(proof: Proof): void {
    const { minute, name } = nameOf(proof);
    if (this.#used.get(minute)?.has(name)) throw invalidProof('it was used already: each request needs one of its own, with its own jti', '证明已被使用：每次请求须另作证明，jti 各不相同');
  }

  use(proof: Proof): void {
    const used = nameOf(proof);
    this.#keep(used);
    if (!this.connection.isClosed()) this.connection.publish(subject, JSON.stringify(used));
  }

  #keep({ minute, name }: Used): void {
    let names = this.#used.get(minute);
    if (!names) {
      const now = Math.floor(Date.now() / minuteMs);
      for (const past of this.#used.keys()) if (past < now) this.#used.delete(past);
      this.#used.set(minute, (names = new Set()));
    }
    names.add(name);
  }
}

/** Short, whatever the caller calls it, and nobody else's. */
function nameOf({ jkt, jti, until }: Proof): Used {
  return { minute: Math.floor(until / minuteMs), name: createHash('sha256').update(`${jkt} ${jti}`).digest('base64url').slice(0, 22) };
}
