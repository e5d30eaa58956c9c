import { writeFileSync } from 'node:fs';
import path from 'node:path';

export interface NatsPorts {
  port: number;
  monitorPort: number;
}

/**
 * The server's configuration. `sync_interval: always` has JetStream acknowledge a fact only once it lies on the disk; without
 * it two minutes of acknowledged facts go with the power. `durable: false` is for tests.
 */
export function natsConfiguration(storeDir: string, ports: NatsPorts, durable: boolean, extra: string): string {
  return `# Written at each start by the development stack; changes here are lost.
server_name: counterless-dev
host: "127.0.0.1"
port: ${ports.port}
http: "127.0.0.1:${ports.monitorPort}"
max_payload: 8MB
jetstream {
  store_dir: ${JSON.stringify(storeDir)}
${durable ? '  sync_interval: always\n' : ''}}
${extra}`;
}

/** Writes `nats.conf`, readable for its owner alone: the appended text may hold passwords. Returns its path. */
export function writeNatsConfiguration(directory: string, text: string): string {
  const file = path.join(directory, 'nats.conf');
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

/** True once the server answers and JetStream is recovered. */
export async function natsReady(monitorUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${monitorUrl}/healthz`, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
