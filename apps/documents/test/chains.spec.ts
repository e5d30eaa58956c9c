import { tmpdir } from 'node:os';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { documents, type AppendToChain, type ChainView } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import type { RunningService } from '@counterless/platform';
import { EvidenceCheck, operator, person, TimeStampingAuthority, World } from '@counterless/testing';
import { documentsService, migrations } from '../src/documents.module.ts';
import { AnchorChains } from '../src/duties/anchor-chains.ts';
import { StampAnchors } from '../src/duties/stamp-anchors.ts';

const permits = { kind: 'service', id: 'permits' } as const;
const delivery = { kind: 'service', id: 'delivery' } as const;
const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
let world: World;
let service: RunningService;
let check: EvidenceCheck;
let authority: TimeStampingAuthority;

const start = () =>
  world.serve('documents', migrations, platform => ({ ...documentsService({ platform, publicUrl: 'http://127.0.0.1:8080', sealing: { issuer: 'CL', listBase: 'cl:' }, blobs: { folder: tmpdir() }, uploads: { folder: tmpdir(), clamdUrl: undefined }, timeStamps: { url: authority.url, trusted: authority.root } }), clock }));
const open = async (kind = 'permits.case', holderId = newId()): Promise<ChainView> =>
  (await world.ask(documents.openChain, { kind, holderId }, { as: permits })).body;
const entry = (chainId: string, more: Partial<AppendToChain> = {}): AppendToChain => ({
  chainId, entryId: newId(), what: 'case.material', sha256: sha256(randomUUID()), at: '2026-03-02T08:09:00+08:00', ...more,
});
const append = (request: AppendToChain, as: typeof permits | typeof delivery = permits) => world.ask(documents.appendToChain, request, { as });
const read = async (chainId: string, after?: number) => (await world.ask(documents.readChain, { chainId, after }, { as: permits })).body;
const exported = async (chainId: string) => {
  const { body } = await world.ask(documents.exportChain, { chainId }, { as: permits, timeout: 30_000 });
  const zip = Buffer.from(body.zip, 'base64');
  expect([sha256(zip), body.name]).toEqual([body.sha256, expect.stringMatching(/^evidence-.*\.zip$/)]);
  return check.unpack(zip);
};
const publishedKeys = async () => {
  writeFileSync(check.path('keys.json'), (await world.ask(documents.readKeys, {})).text);
  return check.path('keys.json');
};

beforeAll(async () => {
  world = await World.start();
  authority = await TimeStampingAuthority.start();
  // Until a test has it answer: stamps would come at any time.
  authority.away = true;
  service = await start();
  check = new EvidenceCheck((await world.ask(documents.readChainVerifier, {})).text);
});
afterAll(async () => {
  check?.end();
  await authority?.stop();
  await world?.stop();
});

describe('an evidence chain', () => {
  it('is one for its holder, however many open it at once', async () => {
    const holderId = newId();
    const opened = await Promise.all(Array.from({ length: 16 }, () => open('permits.case', holderId)));
    expect(new Set(opened.map(c => c.id)).size).toBe(1);
    expect(opened[0]).toMatchObject({ holder: { kind: 'permits.case', holderId }, entries: 1, closed: false });
    expect((await open('room.recording', holderId)).id).not.toBe(opened[0]!.id);
  });

  it('has no gap and no fork after 64 appends at once, on two replicas, one of which is started anew', async () => {
    const second = await start();
    const { id } = await open();
    const requests = Array.from({ length: 64 }, () => entry(id));
    const replies = await Promise.all(requests.map(r => append(r)));
    expect(new Set(replies.map(r => r.status))).toEqual(new Set([200]));
    expect(replies.map(r => r.body.sequence).sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, i) => i + 2));
    await second.close();
    await append(entry(id));
    const chain = await read(id);
    expect(chain.items.map(i => i.sequence)).toEqual(Array.from({ length: 66 }, (_, i) => i + 1));
    expect([chain.entries, chain.head, chain.next]).toEqual([66, chain.items.at(-1)!.hash, null]);
    expect(new Set(chain.items.slice(1, 65).map(i => i.sha256))).toEqual(new Set(requests.map(r => r.sha256)));
    expect(check.byProgram(await exported(id), '--keys', await publishedKeys())).toEqual([]);
  });

  it('takes an entry once, however often it comes, and no other under its id', async () => {
    const { id } = await open();
    const request = entry(id, { fileId: newId() });
    const replies = await Promise.all(Array.from({ length: 8 }, () => append(request)));
    expect(replies.map(r => r.body)).toEqual(replies.map(() => replies[0]!.body));
    expect((await read(id)).entries).toBe(2);
    for (const other of [{ sha256: sha256('other') }, { what: 'case.decision' }, { fileId: newId() }, { at: '2026-03-02T08:08:00+08:00' }]) {
      expect((await append({ ...request, ...other })).problem).toMatchObject({ status: 409, code: 'chain.entry-differs' });
    }
  });

  it('belongs to the service that opened it, and to nobody who is not a service', async () => {
    const { id } = await open();
    expect((await append(entry(id), delivery)).problem.code).toBe('chain.not-found');
    for (const operation of [documents.closeChain, documents.readChain, documents.exportChain]) {
      expect((await world.ask(operation, { chainId: id }, { as: delivery })).problem.code).toBe('chain.not-found');
      expect((await world.ask(operation, { chainId: newId() }, { as: permits })).status).toBe(404);
      expect((await world.ask(operation, { chainId: id }, { as: operator() })).status).toBe(403);
      expect((await world.ask(operation, { chainId: id }, { as: person() })).status).toBe(403);
    }
  });

  it('ends once: of a closing and 16 appends at once, none comes after the end', async () => {
    const { id } = await open();
    const [first, ...rest] = await Promise.all([
      world.ask(documents.closeChain, { chainId: id }, { as: permits }),
      world.ask(documents.closeChain, { chainId: id }, { as: permits }),
      ...Array.from({ length: 16 }, () => append(entry(id))),
    ]);
    expect(first!.status).toBe(200);
    expect(rest.slice(1).every(r => r.status === 200 || r.problem.code === 'chain.closed')).toBe(true);
    const chain = await read(id);
    expect(chain.closed).toBe(true);
    expect(chain.items.filter(i => i.what === 'chain.closed').map(i => i.sequence)).toEqual([chain.entries]);
    expect((await append(entry(id))).problem).toMatchObject({ status: 409, code: 'chain.closed' });
    expect(check.byProgram(await exported(id))).toEqual([]);
  });

  it('refuses what is not evidence', async () => {
    const { id } = await open();
    expect((await append(entry(id, { at: '2026-03-02T08:12:00+08:00' }))).problem.code).toBe('chain.ahead');
    for (const bad of [{ sha256: 'A'.repeat(64) }, { sha256: 'aa' }, { what: 'Wang said so' }, { what: 'chain.' }, { at: 'now' }, { fileId: '../x' }, { entryId: '' }]) {
      expect([bad, (await append(entry(id, bad))).status]).toEqual([bad, 400]);
    }
    expect((await world.ask(documents.openChain, { kind: '王', holderId: newId() }, { as: permits })).status).toBe(400);
    expect((await read(id)).entries).toBe(1);
  });

  it('vouches for no file that documents holds with other bytes', async () => {
    const { id } = await open();
    const fileId = newId();
    const key = `ab/${newId()}`;
    await world.sql('documents', `INSERT INTO blob (key, state, bytes, sha256, at) VALUES ($1, 'kept', 3, decode($2, 'hex'), now())`, [key, sha256('abc')]);
    await world.sql('documents', `INSERT INTO file (id, version, owner_kind, owner_id, name, format, media_type, bytes, sha256, blob, status, retention, uploaded_at, kept_until)
      VALUES ($1, 1, 'person', 'x', '', 'pdf', 'application/pdf', 3, decode($2, 'hex'), $3, 'ready', 'unclaimed', now(), now())`, [fileId, sha256('abc'), key]);
    expect((await append(entry(id, { fileId, sha256: sha256('abd') }))).problem).toMatchObject({ status: 422, code: 'chain.file-differs' });
    expect((await append(entry(id, { fileId, sha256: sha256('abc') }))).status).toBe(200);
  });

  it('cannot be changed, cut or forked in its tables, not even by their owner', async () => {
    const { id } = await open();
    await append(entry(id));
    await service.app.get(AnchorChains, { strict: false }).run();
    const owner = new pg.Client({ connectionString: world.database('documents').ownerUrl });
    await owner.connect();
    const statements = ['evidence_chain', 'chain_entry', 'chain_anchor', 'chain_anchored'].flatMap(table => [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]);
    for (const statement of [...statements, `UPDATE chain_entry SET body = body`, `UPDATE evidence_chain SET kind = 'x'`, 'UPDATE chain_anchor SET body = body']) {
      await expect(owner.query(statement)).rejects.toThrow(/append-only/);
      await expect(world.sql('documents', statement)).rejects.toThrow(/append-only|permission denied/);
    }
    await owner.end();
    const forge = (change: string) =>
      world.sql('documents', `INSERT INTO chain_entry (chain, sequence, entry_id, previous, hash, closes, body, signature)
        SELECT chain, n, gen_random_uuid(), previous, sha256(convert_to(b, 'UTF8')), closes, b, signature
        FROM (SELECT *, ${change} FROM chain_entry WHERE chain = '${id}' AND sequence = 2) e`);
    await expect(forge('4 AS n, body AS b')).rejects.toThrow(/check constraint/);
    await expect(forge(`4 AS n, (body::jsonb || '{"sequence":4}')::text AS b`)).rejects.toThrow(/constraint/);
    await expect(forge('2 AS n, body AS b')).rejects.toThrow(/constraint/);
  });
});

describe('what is handed out', () => {
  it('is verified by openssl and by the published program alone, after the key was replaced too, and no other file passes', async () => {
    const { id } = await open();
    const [fileId, file] = [newId(), Buffer.from('a scanned licence')];
    await append(entry(id, { fileId, sha256: sha256(file) }));
    await world.ask(documents.rotateKey, {}, { as: operator() });
    clock.advance(3_600_000);
    await append(entry(id));
    await service.app.get(AnchorChains, { strict: false }).run();
    await append(entry(id, { what: 'case.decision' }));
    const folder = await exported(id);
    mkdirSync(path.join(folder, 'files'));
    writeFileSync(path.join(folder, 'files', fileId), file);
    expect(check.run(folder, '--keys', await publishedKeys()).stdout).toContain('4 entries, 3 of them anchored in public; 1 of 1 files compared');
    expect(check.byOpenssl(folder)).toEqual([]);
    expect(new Set(JSON.parse(readFileSync(path.join(folder, 'keys.json'), 'utf8')).keys.map((k: { retiredAt?: number }) => k.retiredAt !== undefined))).toEqual(new Set([true, false]));
    writeFileSync(path.join(folder, 'files', fileId), 'another');
    expect([check.byProgram(folder).length, check.byOpenssl(folder).length]).toEqual([1, 1]);
    const name = path.join(folder, 'entries/000003.json');
    writeFileSync(name, readFileSync(name, 'utf8').replace('case.material', 'case.materiel'));
    expect([check.byProgram(folder).length, check.byOpenssl(folder).length]).toEqual([4, 3]);
  });

  it('is noted in the audit log', async () => {
    const { id } = await open();
    await exported(id);
    const [row] = await world.sql<{ actor: string }>('documents', `SELECT actor FROM audit WHERE entity = $1 AND detail LIKE '%exported%'`, [`chain:${id}`]);
    expect(row!.actor).toBe('service:permits');
  });
});

describe('a time stamp', () => {
  it('comes once the authority answers, goes into the bundle, and is checked by the program and by openssl', async () => {
    const [anchoring, stamping] = [service.app.get(AnchorChains, { strict: false }), service.app.get(StampAnchors, { strict: false })];
    const { id } = await open();
    await append(entry(id));
    await anchoring.run();
    const asked = authority.asked;
    await expect(stamping.run()).rejects.toThrow('503');
    expect(authority.asked).toBeGreaterThan(asked);
    const waiting = await exported(id);
    expect(check.run(waiting).stdout).toContain('2 of them anchored in public');
    expect(existsSync(path.join(waiting, 'anchor.tsr'))).toBe(false);

    authority.away = false;
    await stamping.run();
    const { items } = (await world.ask(documents.listChainAnchors, {})).body;
    expect(items.every(a => a.timeStamp)).toBe(true);
    const folder = await exported(id);
    expect(readFileSync(path.join(folder, 'anchor.tsr')).toString('base64')).toBe(items.at(-1)!.timeStamp);
    expect(check.run(folder).stdout).toMatch(/time stamp 时间戳: 20\d\d-.*Test time stamps \(its root was not compared/);
    writeFileSync(path.join(folder, 'tsa-ca.pem'), authority.root);
    expect([check.byProgram(folder, '--keys', await publishedKeys()), check.byOpenssl(folder)]).toEqual([[], []]);
    expect(check.run(folder).stdout).toMatch(/Test time stamps$/m);

    const other = await TimeStampingAuthority.start('ec');
    writeFileSync(path.join(folder, 'tsa-ca.pem'), other.root);
    await other.stop();
    expect([check.byProgram(folder), check.byOpenssl(folder)]).toEqual([[expect.stringContaining('anchor.tsr')], ['BROKEN anchor: time stamp']]);
    writeFileSync(path.join(folder, 'tsa-ca.pem'), authority.root);
    writeFileSync(path.join(folder, 'anchor.json'), readFileSync(path.join(folder, 'anchor.json'), 'utf8').replace('"number"', '"numbre"'));
    expect(check.byProgram(folder)).toEqual(expect.arrayContaining([expect.stringContaining('anchor.tsr')]));
    expect(check.byOpenssl(folder)).toEqual(expect.arrayContaining(['BROKEN anchor: time stamp']));
    authority.away = true;
    for (const statement of ['UPDATE anchor_stamp SET response = response', 'DELETE FROM anchor_stamp', 'TRUNCATE anchor_stamp']) await expect(world.sql('documents', statement)).rejects.toThrow(/append-only|permission denied/);
  });
});

describe('anchors', () => {
  it('are a chain of their own that anybody can read, hold each end once and say nothing of whose it is', async () => {
    const duty = service.app.get(AnchorChains, { strict: false });
    await Promise.all([open(), open()]);
    await duty.run();
    const before = (await world.ask(documents.listChainAnchors, {})).body.items;
    await duty.run();
    const { id, head } = await open();
    await duty.run();
    const { items } = (await world.ask(documents.listChainAnchors, {})).body;
    expect(items).toHaveLength(before.length + 1);
    expect(items.map(a => a.number)).toEqual(items.map((_, i) => i + 1));
    for (const [i, { text }] of items.entries()) {
      expect((JSON.parse(text) as { previous: string }).previous).toBe(i === 0 ? '0'.repeat(64) : sha256(items[i - 1]!.text));
    }
    const last = JSON.parse(items.at(-1)!.text) as { heads: string[] };
    expect(last.heads).toEqual([sha256(JSON.stringify({ chain: id, entries: 1, hash: head }))]);
    expect((await world.ask(documents.listChainAnchors, { after: items.length })).body).toEqual({ items: [], next: null });
  });
});
