import { createHash, verify, X509Certificate } from 'node:crypto';

/**
 * Time stamps by an authority (RFC 3161): asking for one, and reading what comes. The token is CMS (RFC 5652), of which only what a time stamp
 * may be is read; anything else is refused.
 */
export interface TimeStamp {
  /** When the authority saw the digest. */
  readonly at: Date;
  /** Its certificate's subject, lines joined by commas. */
  readonly authority: string;
}

export class TimeStampError extends Error {
  /** @param code `refused`: the authority gives none; `other`: it is about something else; `form`, `signature`, `untrusted` */
  constructor(
    readonly code: 'refused' | 'other' | 'form' | 'signature' | 'untrusted',
    message: string,
  ) {
    super(message);
    this.name = 'TimeStampError';
  }
}

interface Node {
  readonly tag: number;
  /** Content octets. */
  readonly body: Buffer;
  /** With tag and length. */
  readonly whole: Buffer;
}

const form = (what: string) => new TimeStampError('form', what);
const oid = { sha256: '608648016503040201', signedData: '2a864886f70d010702', tstInfo: '2a864886f70d0109100104', messageDigest: '2a864886f70d010904', contentType: '2a864886f70d010903' };
const digests: Readonly<Record<string, string>> = { [oid.sha256]: 'sha256', '608648016503040202': 'sha384', '608648016503040203': 'sha512' };
const timeStamping = '1.3.6.1.5.5.7.3.8';
/** Certificates between the authority's and one that is trusted. */
const longestChain = 5;

/** DER, with lengths of up to four octets. @throws TimeStampError `form` */
function nodes(bytes: Buffer): Node[] {
  const found: Node[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at + 1];
    if (first === undefined || (bytes[at]! & 0x1f) === 0x1f) throw form('cut off');
    const more = first < 0x80 ? 0 : first & 0x7f;
    if (first === 0x80 || more > 4 || at + 2 + more > bytes.length) throw form('length');
    const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
    const [from, to] = [at + 2 + more, at + 2 + more + length];
    if (to > bytes.length) throw form('cut off');
    found.push({ tag: bytes[at]!, body: bytes.subarray(from, to), whole: bytes.subarray(at, to) });
    at = to;
  }
  return found;
}

/** The parts of what stands there. @throws TimeStampError `form` where it has another tag */
function inside(node: Node | undefined, tag: number): Node[] {
  return nodes(octets(node, tag));
}

function octets(node: Node | undefined, tag: number): Buffer {
  if (node?.tag !== tag) throw form(`tag ${node?.tag ?? 'none'}, not ${tag}`);
  return node.body;
}

const [INTEGER, OCTETS, NULL, OID, SEQUENCE, SET, TIME] = [0x02, 0x04, 0x05, 0x06, 0x30, 0x31, 0x18];

function der(tag: number, ...parts: readonly (Uint8Array | Buffer)[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length > 0x7f) throw new Error('only short requests are written');
  return Buffer.concat([Buffer.from([tag, body.length]), body]);
}

/** TimeStampReq with SHA-256, which asks for the authority's certificate. @param nonce 1 to 20 octets, the first below 0x80 and not 0 */
export function timeStampRequest(digest: Uint8Array, nonce: Uint8Array): Buffer {
  const algorithm = der(SEQUENCE, der(OID, Buffer.from(oid.sha256, 'hex')), der(NULL));
  return der(SEQUENCE, der(INTEGER, Buffer.from([1])), der(SEQUENCE, algorithm, der(OCTETS, digest)), der(INTEGER, nonce), der(0x01, Buffer.from([0xff])));
}

/**
 * The time stamp in a TimeStampResp, checked: it is of this digest, answers this request, and is signed by a certificate for time stamps that
 * was good then and leads to one of those that are trusted.
 * @throws TimeStampError
 */
export function readTimeStamp(response: Uint8Array, digest: Uint8Array, trusted: readonly X509Certificate[], nonce?: Uint8Array): TimeStamp {
  try {
    return checked(response, digest, trusted, nonce);
  } catch (error) {
    // A certificate that cannot be read, a number without octets.
    throw error instanceof TimeStampError ? error : form((error as Error).message);
  }
}

function checked(response: Uint8Array, digest: Uint8Array, trusted: readonly X509Certificate[], nonce: Uint8Array | undefined): TimeStamp {
  const [status, token] = inside(nodes(Buffer.from(response))[0], SEQUENCE);
  const granted = octets(inside(status, SEQUENCE)[0], INTEGER).readUIntBE(0, 1);
  if (granted > 1 || !token) throw new TimeStampError('refused', `status ${granted}`);
  const [type, wrapped] = inside(token, SEQUENCE);
  if (octets(type, OID).toString('hex') !== oid.signedData) throw form('no signed data');
  const parts = inside(inside(wrapped, 0xa0)[0], SEQUENCE);
  const [contentType, content] = inside(parts[2], SEQUENCE);
  if (octets(contentType, OID).toString('hex') !== oid.tstInfo) throw form('no time stamp');
  const info = octets(inside(content, 0xa0)[0], OCTETS);
  const { at, imprint, algorithm, answered } = readInfo(info);
  if (algorithm !== oid.sha256 || !imprint.equals(digest)) throw new TimeStampError('other', 'it is of another digest');
  if (nonce && !answered?.equals(nonce)) throw new TimeStampError('other', 'it answers another request');
  const certificates = parts.filter(p => p.tag === 0xa0).flatMap(p => nodes(p.body)).map(c => new X509Certificate(c.whole));
  const signer = signerOf(info, inside(parts.findLast(p => p.tag === SET), SET)[0], certificates);
  if (!signer.keyUsage?.includes(timeStamping)) throw new TimeStampError('untrusted', 'the certificate is not for time stamps');
  if (!leadsTo(signer, certificates, trusted, at)) throw new TimeStampError('untrusted', 'the certificate leads to none that is trusted, or was not good then');
  return { at, authority: signer.subject.split('\n').join(', ') };
}

function readInfo(info: Buffer) {
  const [, , imprintOf, , time, ...rest] = inside(nodes(info)[0], SEQUENCE);
  const [algorithm, imprint] = inside(imprintOf, SEQUENCE);
  const text = octets(time, TIME).toString('latin1');
  const [, year, month, day, hour, minute, second, part = ''] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${part.slice(0, 4)}Z`);
  if (Number.isNaN(at.getTime())) throw form('time');
  return { at, imprint: octets(imprint, OCTETS), algorithm: octets(inside(algorithm, SEQUENCE)[0], OID).toString('hex'), answered: rest.find(n => n.tag === INTEGER)?.body };
}

/** The certificate whose key has signed what is said of the content. */
function signerOf(info: Buffer, signerInfo: Node | undefined, certificates: readonly X509Certificate[]): X509Certificate {
  const [, , algorithm, attributes, , signature] = inside(signerInfo, SEQUENCE);
  const hash = digests[octets(inside(algorithm, SEQUENCE)[0], OID).toString('hex')];
  if (!hash) throw form('digest algorithm');
  const said = new Map(inside(attributes, 0xa0).map(a => inside(a, SEQUENCE)).map(([name, values]) => [octets(name, OID).toString('hex'), inside(values, SET)[0]] as const));
  if (!octets(said.get(oid.messageDigest), OCTETS).equals(createHash(hash).update(info).digest())) throw new TimeStampError('signature', 'the content is another');
  if (octets(said.get(oid.contentType), OID).toString('hex') !== oid.tstInfo) throw new TimeStampError('signature', 'signed as something else');
  // Signed is the set, not the tag under which it travels (RFC 5652, 5.4).
  const signed = Buffer.from(attributes!.whole);
  signed[0] = SET;
  const signer = certificates.find(c => holds(() => verify(hash, signed, c.publicKey, octets(signature, OCTETS))));
  if (!signer) throw new TimeStampError('signature', 'no certificate of the token has signed it');
  return signer;
}

function leadsTo(signer: X509Certificate, known: readonly X509Certificate[], trusted: readonly X509Certificate[], at: Date): boolean {
  let [one, steps]: [X509Certificate | undefined, number] = [signer, 0];
  while (one && steps++ <= longestChain) {
    const current: X509Certificate = one;
    if (at < new Date(current.validFrom) || at > new Date(current.validTo)) return false;
    if (trusted.some(t => t.fingerprint256 === current.fingerprint256)) return true;
    const issued = (by: X509Certificate) => by.ca && holds(() => current.checkIssued(by) && current.verify(by.publicKey));
    one = trusted.find(issued) ?? known.find(issued);
  }
  return false;
}

function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
