import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';

/** A check answers when all is well, or throws what is wrong. */
export type Check = () => Promise<void>;

/** /health/live, /health/ready and /metrics for machines; no application traffic. */
export class HealthServer {
  #server: Server | undefined;
  #draining = false;

  constructor(
    private readonly checks: Readonly<Record<string, Check>>,
    private readonly metrics: Metrics,
  ) {}

  async listen(port: number, host: string): Promise<number> {
    this.#server = createServer((request, response) => {
      void this.#answer(request.url ?? '/').then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body));
    });
    await new Promise<void>((resolve, reject) => this.#server!.once('error', reject).listen(port, host, resolve));
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : port;
  }

  drain(): void {
    this.#draining = true;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>(resolve => (this.#server ? this.#server.close(() => resolve()) : resolve()));
  }

  async ready(): Promise<Record<string, string>> {
    const entries = await Promise.all(
      Object.entries(this.checks).map(async ([name, check]) => {
        const late = new Promise<string>(resolve => setTimeout(() => resolve('no answer within 2 s'), 2000).unref());
        return [name, await Promise.race([check().then(() => 'ok', (e: Error) => e.message || String(e)), late])] as const;
      }),
    );
    return Object.fromEntries(this.#draining ? [...entries, ['drain', 'draining']] : entries);
  }

  async #answer(url: string): Promise<{ status: number; type: string; body: string }> {
    if (url === '/health/live') return { status: 200, type: 'application/json', body: '{"status":"ok"}' };
    if (url === '/health/ready') {
      const checks = await this.ready();
      const ok = Object.values(checks).every(v => v === 'ok');
      return { status: ok ? 200 : 503, type: 'application/json', body: JSON.stringify({ status: ok ? 'ok' : 'not-ready', checks }) };
    }
    if (url === '/metrics') return { status: 200, type: this.metrics.registry.contentType, body: await this.metrics.registry.metrics() };
    return { status: 404, type: 'text/plain', body: 'unknown' };
  }
}
