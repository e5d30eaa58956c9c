import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { claimPort, listenerOf, portFrom, randomPorts } from '../src/stack/ports.ts';
import { createProgress } from '../src/stack/progress.ts';
import { identityOf } from '../src/stack/process-identity.ts';
import { superviseServices, type Services, type ServiceSpec } from '../src/stack/services.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'counterless-spec-'));
const logDir = path.join(folder, 'logs');
jest.setTimeout(60_000);

const running: Services[] = [];

async function service(name: string, before = '', env: NodeJS.ProcessEnv = {}): Promise<ServiceSpec> {
  const [port = 0] = await randomPorts(1);
  const program = `${before}; console.log('${name} sees ' + Object.keys(process.env).sort());
    require('node:http').createServer((request, response) => response.end()).listen(${port}, '127.0.0.1')`;
  return { name, command: process.execPath, args: ['-e', program], env, readyUrl: `http://127.0.0.1:${port}/health` };
}

async function supervise(specs: ServiceSpec[], said: string[] = []): Promise<Services> {
  const services = await superviseServices(specs, { logDir, onProgress: line => said.push(line), graceMs: 400 });
  running.push(services);
  return services;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(services => services.stop()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('superviseServices', () => {
  it('starts, says a lost service and brings it back, restarts on demand, and stops', async () => {
    const said: string[] = [];
    const services = await supervise([await service('permits'), await service('identity')], said);
    const before = services.pid('permits');
    const other = services.pid('identity');
    await services.kill('permits', 'SIGKILL');
    expect(services.pid('permits')).toBeUndefined();
    expect(said).toEqual(['permits ended with signal SIGKILL; restarting in 1 s']);
    await services.whenReady('permits', 10_000);
    expect(services.pid('permits')).not.toBe(before);
    await services.kill('permits', 'SIGKILL');
    expect(said.at(-1)).toBe('permits ended with signal SIGKILL; restarting in 2 s (2nd time)');
    await services.restart('permits'); // Does not wait for the back-off.
    const after = services.pid('permits');
    expect(services.pid('identity')).toBe(other);
    expect(() => services.pid('tax')).toThrow(/no service "tax", only permits, identity/);
    await services.stop();
    expect([after, other].map(pid => identityOf(pid ?? 0))).toEqual([undefined, undefined]);
    expect(said.filter(line => line.includes('restarting'))).toHaveLength(2);
  });

  it('kills a service that does not heed SIGTERM, and hands it nothing of the shell', async () => {
    process.env['DATABASE_URL'] = 'postgres://superuser@127.0.0.1/none';
    try {
      const said: string[] = [];
      const services = await supervise([await service('deaf', `process.on('SIGTERM', () => {})`, { OWN: 'yes' })], said);
      const pid = services.pid('deaf') ?? 0;
      await services.stop();
      expect(identityOf(pid)).toBeUndefined();
      expect(said).toEqual(['deaf does not stop after 0.4 s; forcing it']);
      const log = readFileSync(path.join(logDir, 'deaf.log'), 'utf8');
      expect(log).toMatch(/OWN,PATH/);
      expect(log).not.toContain('DATABASE_URL');
    } finally {
      delete process.env['DATABASE_URL'];
    }
  });

  it('shows the log of a service that does not start, and stops the others', async () => {
    const good = await service('good');
    const start = superviseServices([good, await service('bad', `console.error('config: PORT is missing'); process.exit(3)`)], {
      logDir,
    });
    await expect(start).rejects.toThrow(/bad did not start: it ended with exit code 3[^]*config: PORT is missing/);
    await expect(fetch(good.readyUrl)).rejects.toThrow();
    const absent = { ...good, name: 'absent', command: path.join(folder, 'no-such-program') };
    await expect(superviseServices([absent], { logDir })).rejects.toThrow(/absent did not start: spawn .* ENOENT/);
    const slow = { ...good, name: 'slow', readyUrl: 'http://127.0.0.1:1/' };
    await expect(superviseServices([slow], { logDir, readyTimeoutMs: 500 })).rejects.toThrow(
      /slow did not start: not ready after 0.5 s/,
    );
  });

  it('breaks off a start that is interrupted', async () => {
    const controller = new AbortController();
    const start = superviseServices([{ ...(await service('slow')), readyUrl: 'http://127.0.0.1:1/' }], {
      logDir,
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('interrupted')), 200);
    await expect(start).rejects.toThrow('interrupted');
  });
});

describe('ports', () => {
  it('chooses another for a usual one that is taken and says whose it is, but not for one that was asked for', async () => {
    const holder = createServer();
    await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    try {
      const said: string[] = [];
      const request = { name: 'the gateway', usual: port, variable: 'PORT', onProgress: (line: string) => said.push(line) };
      const chosen = await claimPort(request);
      expect(chosen).toBeGreaterThan(port);
      expect(said[0]).toMatch(new RegExp(`^port ${port} is taken.*; the gateway uses ${chosen} instead$`));
      await expect(claimPort({ ...request, wanted: port })).rejects.toThrow(
        new RegExp(`the gateway cannot listen on port ${port}: .* set PORT`),
      );
      if (process.platform === 'linux') expect(listenerOf(port)).toMatch(new RegExp(`^process ${process.pid} \\(`));
    } finally {
      holder.close();
    }
  });

  it.each(['0', '65536', 'http', '80.5', '-1'])('takes %s for no port', said => {
    expect(() => portFrom({ PORT: said }, 'PORT')).toThrow(/PORT is not a port number/);
  });
});

describe('createProgress', () => {
  const printer = (isTTY: boolean) => {
    const clock = { now: 0 };
    let written = '';
    const progress = createProgress({ isTTY, columns: 60, write: text => (written += text) }, () => clock.now);
    return { progress, clock, written: () => written };
  };

  it('writes plain lines with elapsed seconds where there is no terminal', () => {
    const { progress, clock, written } = printer(false);
    progress.doing('starting');
    clock.now = 1234;
    progress.line('ready');
    progress.done();
    expect(written()).toBe('   0.0 s  starting\n   1.2 s  ready\n');
  });

  it('rewrites the running line on a terminal and leaves none of it behind', () => {
    const { progress, written } = printer(true);
    progress.doing('starting');
    progress.line('ready');
    progress.done();
    expect(written().split('\n')).toHaveLength(2);
    expect(written().endsWith('\r\x1b[2K')).toBe(true);
  });
});
