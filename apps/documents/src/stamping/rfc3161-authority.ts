import { randomBytes, type X509Certificate } from 'node:crypto';
import { readTimeStamp, timeStampRequest } from '@counterless/credential/evidence';
import { certificatesOf } from './certificates.ts';
import { TimeAuthority, type Stamped } from './ports.ts';

/** Milliseconds that an authority has for its answer, and octets that it may have. */
const [patience, longest] = [10_000, 64 * 1024];

/** RFC 3161 over HTTP (3.4). Every answer is checked, with its certificate, before it counts: the way there need not be trusted. */
export class Rfc3161Authority extends TimeAuthority {
  readonly #trusted: readonly X509Certificate[];

  /** @param trusted certificates as PEM, one after the other, to one of which the authority's own has to lead */
  constructor(
    private readonly url: string,
    trusted: string,
  ) {
    super();
    this.#trusted = certificatesOf(trusted);
  }

  async stamp(digest: Uint8Array): Promise<Stamped> {
    // The first octet neither zero nor a sign: DER writes an integer in one way only.
    const nonce = randomBytes(16);
    nonce[0] = 0x40 | (nonce[0]! & 0x3f);
    const answer = await fetch(this.url, {
      method: 'POST', redirect: 'error', signal: AbortSignal.timeout(patience),
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' }, body: new Uint8Array(timeStampRequest(digest, nonce)),
    });
    if (!answer.ok) throw new Error(`the time-stamping authority answered ${answer.status}`);
    const response = await bounded(answer);
    return { response, at: readTimeStamp(response, digest, this.#trusted, nonce).at };
  }
}

async function bounded(answer: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    const chunk = part as Uint8Array;
    bytes += chunk.length;
    if (bytes > longest) throw new Error('the time-stamping authority answers too much');
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
