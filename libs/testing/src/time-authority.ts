import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const config = `
[tsa]
default_tsa = one
[one]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;

/** A time-stamping authority (RFC 3161): openssl behind a small HTTP server, with a root certificate of its own. */
export class TimeStampingAuthority {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'tsa-'));
  readonly #server: Server;
  /** The root certificate, PEM. */
  readonly root: string;
  /** Answers 503 while it is away. */
  away = false;
  asked = 0;

  private constructor(algorithm: 'rsa' | 'ec') {
    const newKey = algorithm === 'rsa' ? ['-newkey', 'rsa:2048'] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    writeFileSync(this.path('tsa.cnf'), config);
    writeFileSync(this.path('serial'), '01\n');
    writeFileSync(this.path('extensions'), 'extendedKeyUsage=critical,timeStamping\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n');
    this.openssl('req', '-x509', ...newKey, '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test root', '-days', '30', '-addext', 'keyUsage=critical,keyCertSign');
    this.openssl('req', ...newKey, '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/O=Test/CN=Test time stamps');
    this.openssl('x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', '-extfile', 'extensions', '-out', 'tsa.pem');
    this.root = readFileSync(this.path('ca.pem'), 'utf8');
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.asked++;
        if (this.away || request.headers['content-type'] !== 'application/timestamp-query') return void response.writeHead(503).end();
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(this.reply(Buffer.concat(parts)));
      });
    });
  }

  static async start(algorithm: 'rsa' | 'ec' = 'rsa'): Promise<TimeStampingAuthority> {
    const authority = new TimeStampingAuthority(algorithm);
    await new Promise<void>(resolve => authority.#server.listen(0, '127.0.0.1', resolve));
    return authority;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** TimeStampResp to a TimeStampReq, both DER. */
  reply(request: Uint8Array): Buffer {
    writeFileSync(this.path('request.tsq'), request);
    this.openssl('ts', '-reply', '-queryfile', 'request.tsq', '-signer', 'tsa.pem', '-inkey', 'tsa.key', '-config', 'tsa.cnf', '-out', 'reply.tsr');
    return readFileSync(this.path('reply.tsr'));
  }

  path(name: string): string {
    return path.join(this.#folder, name);
  }

  /** @throws Error where openssl does not end with 0 */
  openssl(...parameters: string[]): string {
    return execFileSync('openssl', parameters, { cwd: this.#folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
