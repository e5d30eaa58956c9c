import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';

/** A picture that is one, with bytes of its own. */
export const picture = (bytes: number): Buffer => {
  const header = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080bb80fa001011100ffda0008010100003f00', 'hex');
  return Buffer.concat([header, randomBytes(bytes - header.length - 2).map(b => (b === 0x50 ? 0 : b)), Buffer.from('ffd9', 'hex')]);
};

/** Speaks clamd's INSTREAM as clamd(8) says it, and knows one signature. */
export class Clamd {
  away = false;
  private constructor(readonly server: Server) {}

  static async start(): Promise<Clamd> {
    const server = createServer(socket => {
      if (started.away) return void socket.destroy();
      let got = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', chunk => {
        got = Buffer.concat([got, chunk]);
        const start = 'zINSTREAM\0'.length;
        if (got.length < start || got.toString('latin1', 0, start) !== 'zINSTREAM\0') return;
        const parts: Buffer[] = [];
        for (let at = start; at + 4 <= got.length; ) {
          const length = got.readUInt32BE(at);
          if (length === 0) return void socket.end(Buffer.concat(parts).includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
          if (at + 4 + length > got.length) return;
          parts.push(got.subarray(at + 4, at + 4 + length));
          at += 4 + length;
        }
      });
    });
    const started: Clamd = new Clamd(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    return `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}
