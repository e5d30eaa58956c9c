import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { header, documents } from '@counterless/contracts';
import { readKeySet, Status, verifyCertificateFile, verifyStatusList } from '@counterless/credential';
import { newId } from '@counterless/kernel';
import { enterprise, eventually, officer, person } from '@counterless/testing';
import { Certifier } from '../src/certificates/certifier.ts';
import { CertificateSealer } from '../src/certificates/certificate-sealer.ts';
import { Certificates } from '../src/certificates/ports.ts';
import { Certify } from '../src/duties/certify.ts';
import { closeOffice, openOffice, permits, clock, holder, clerk, world, get, order, issue, read, sealed, issueSealed, check, codeOf, numbered, revoke, download } from './certificate-office.ts';
import { grantedCases } from './granted-cases.ts';

beforeAll(openOffice);
afterAll(closeOffice);

describe('issuing', () => {
  it('gives a number at once, then the sealed PDF, and tells so without a name', async () => {
    const told = world.listen(documents.certificateSealed);
    const request = order();
    const { status, body } = await issue(request);
    expect([status, body.status, body.number.slice(0, 10)]).toEqual([200, 'requested', '3307822026']);
    const view = await sealed(body.certificateId);
    expect(view).toMatchObject({ status: 'sealed', holder: '王**', basis: request.basis, missingCharacters: [], validUntil: '2031-03-01' });
    const pdf = await download(view.id);
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(view.sha256);
    expect(pdf.length).toBe(view.bytes);
    expect(pdf.length).toBeLessThan(300_000);
    const event = await eventually('the fact', () => told.find(e => e.data.certificateId === view.id));
    expect(event.data).toEqual({ certificateId: view.id, basis: request.basis, issuer: 'permits', number: view.number });
  });

  it('seals what anybody can check with the published keys and the status list alone', async () => {
    const view = await issueSealed();
    const keys = readKeySet((await world.ask(documents.readKeys, {})).body);
    const pdf = new Uint8Array(await download(view.id));
    const seal = await verifyCertificateFile(pdf, view.seal!, keys);
    expect(seal).toMatchObject({ issuer: 'CL', number: view.number, validFrom: '2026-03-02', validUntil: '2031-03-01' });
    const listId = seal.status.list.replace('cl:', '');
    expect(listId).toBe('certificates-1');
    const state = async () => (await verifyStatusList((await world.ask(documents.readStatusList, { listId })).body.token, keys, clock.now())).get(seal.status.index);
    expect(await state()).toBe(Status.valid);
    // A checkpoint does not carry the lists of certificates.
    expect((await world.ask(documents.listStatusLists, {})).body.items).toEqual([]);
    expect((await revoke(view.id)).status).toBe(200);
    expect(await state()).toBe(Status.revoked);
  });

  it('is one certificate for one case, however many ask at once', async () => {
    const request = order();
    // Nobody may write for a moment, so that they really meet.
    const gate = new pg.Client({ connectionString: world.database('documents').runtimeUrl });
    await gate.connect();
    await gate.query('BEGIN; LOCK TABLE certificate IN SHARE MODE');
    const asking = Promise.all(Array.from({ length: 12 }, () => issue(request)));
    await eventually('several that wait', async () => {
      const { rows } = await gate.query<{ n: number }>('SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())');
      return rows[0]!.n >= 4;
    });
    await gate.query('COMMIT');
    await gate.end();
    const answers = await asking;
    expect(answers.map(a => a.status)).toEqual(Array(12).fill(200));
    expect(new Set(answers.map(a => a.body.certificateId)).size).toBe(1);
    await sealed(answers[0]!.body.certificateId);
    expect((await issue(request)).body.status).toBe('sealed');
    expect(await world.sql('documents', 'SELECT 1 FROM certificate WHERE basis = $1', [request.basis])).toHaveLength(1);
  });

  it('refuses another content for the same case, and content that does not fit its template, with every fault', async () => {
    const request = order();
    await issue(request);
    expect((await issue({ ...request, validUntil: '2032-03-01' })).problem.code).toBe('certificate.already-issued');
    const faulty = await issue(order({ fields: [{ name: 'colour', value: '红' }], validUntil: '2026-03-01' }));
    expect([faulty.status, faulty.problem.errors?.map(e => e.path)]).toEqual([422, ['$.fields[0].name', '$.fields', '$.validUntil']]);
    expect((await issue(order({ kind: 'nothing-like-it' }))).problem.errors?.[0]).toMatchObject({ path: '$.kind' });
    expect((await world.ask(documents.issueCertificate, order(), { as: { kind: 'service', id: 'delivery' } })).status).toBe(403);
    expect((await world.ask(documents.issueCertificate, order(), { as: holder })).status).toBe(403);
  });

  it('says which characters no font has', async () => {
    expect((await issueSealed({ holder: { ...order().holder, name: '王𪛖' } })).missingCharacters).toEqual(['U+2A6D6']);
  });

  it('keeps no name and no code in clear', async () => {
    await issueSealed();
    const [row] = await world.sql<{ text: string }>('documents', `SELECT string_agg(c::text, ' ') || (SELECT string_agg(event, ' ') FROM outbox) || (SELECT string_agg(a::text, ' ') FROM audit a) AS text FROM certificate c`);
    expect(row!.text).not.toMatch(/王|𬱖/);
    expect(Buffer.from(row!.text).includes(Buffer.from('王').toString('hex'))).toBe(false);
  });
});

describe('a process that ends between rendering and sealing', () => {
  it('leaves the certificate to the next, who makes the same bytes; it is told once', async () => {
    const told = world.listen(documents.certificateSealed);
    const { certificates, certifier, sealer } = { certificates: get(Certificates), certifier: get(Certifier), sealer: get(CertificateSealer) };
    await get(Certify).stop();
    const { certificateId } = (await issue(order())).body;
    const asked = await certificates.get(certificateId);
    const hashes: string[] = [];
    const seal = sealer.seal.bind(sealer);
    // The first time it is killed where the seal would be put on.
    sealer.seal = async (tx, c, blob, missing) => {
      hashes.push(blob.sha256.toString('hex'));
      if (hashes.length === 1) throw new Error('killed');
      return seal(tx, c, blob, missing);
    };
    await expect(certifier.certify(asked)).rejects.toThrow('killed');
    expect((await read(certificateId)).status).toBe('requested');
    // Two leaders for a moment: both render, one seals.
    await Promise.all([certifier.certify(asked), certifier.certify(asked)]);
    sealer.seal = seal;
    await get(Certify).start();
    const view = await sealed(certificateId);
    expect(new Set([...hashes, view.sha256]).size).toBe(1);
    const kept = await world.sql<{ state: string }>('documents', `SELECT state FROM blob WHERE sha256 = decode($1, 'hex') OR key = (SELECT blob FROM certificate WHERE id = $2)`, [view.sha256, certificateId]);
    expect(kept.map(k => k.state)).toEqual(['kept']);
    await eventually('the fact', () => told.some(e => e.data.certificateId === certificateId));
    expect(await world.sql('documents', `SELECT 1 FROM outbox WHERE entity = $1`, [certificateId])).toHaveLength(1);
  });

  it('is tried again later each time, and is faulty in the end, until it is asked for anew', async () => {
    await get(Certify).stop();
    const { certificateId } = (await issue(order())).body;
    const certificates = get(Certificates);
    for (let tries = 1; tries <= 10; tries++) await get(Certifier).failed(await certificates.get(certificateId), 'certificate.not-made');
    const faulty = await certificates.get(certificateId);
    expect([faulty.status, faulty.fault, faulty.tries]).toEqual(['faulty', 'certificate.not-made', 10]);
    expect((await certificates.due(clock.now(), 100)).map(c => c.id)).not.toContain(certificateId);
    await get(Certify).start();
    const again = await issue({ ...order(), basis: faulty.basis, validUntil: '2030-01-01' });
    expect(again.body).toEqual({ certificateId, number: faulty.number, status: 'requested' });
    expect((await sealed(certificateId)).validUntil).toBe('2030-01-01');
  });
});

describe('checking', () => {
  it('finds a certificate by number and code, however they are typed, and masks a person', async () => {
    const view = await issueSealed();
    const { number, code } = await numbered(view);
    for (const typed of [{ number, code }, { number: number.replace(/(.{6})/g, '$1 '), code: `${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase() }]) {
      expect(await check(typed)).toMatchObject({ verdict: 'valid', message: 'Genuine and valid', certificate: { number, holder: '王**', title: { zh: '食品经营许可证' }, seal: view.seal } });
    }
    expect((await check({ number, code }, 'zh')).message).toBe('证照真实有效');
    const firm = enterprise();
    const other = await issue(order({ holder: { kind: 'enterprise', id: firm.id, name: '义乌市甲乙餐饮店' } }));
    await eventually('the seal', async () => (await read(other.body.certificateId, firm)).status === 'sealed');
    expect((await check({ number: other.body.number, code: await codeOf(other.body.certificateId) })).certificate?.holder).toBe('义乌市甲乙餐饮店');
  });

  it('answers alike to a wrong code, an unknown number and a certificate that is not sealed', async () => {
    const { number, code } = await numbered(await issueSealed());
    const elsewhere = await numbered(await issueSealed());
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    const answers = await Promise.all([
      check({ number, code: wrong }), check({ number: '33078220269999999900', code }), check({ number: 'nonsense', code }), check({ number, code: elsewhere.code }),
    ]);
    const [first] = answers;
    expect(first).toMatchObject({ verdict: 'no-match', certificate: null });
    for (const answer of answers) expect(answer).toEqual(first);
  });

  it('finds the file by its digest; one changed byte is not genuine', async () => {
    const view = await issueSealed();
    const pdf = await download(view.id);
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(await check({ sha256: digest(pdf) })).toMatchObject({ verdict: 'valid', certificate: { number: view.number } });
    pdf[pdf.length >> 1]! ^= 1;
    expect(await check({ sha256: digest(pdf) })).toMatchObject({ verdict: 'not-genuine', certificate: null });
  });

  it('asks for one or the other', async () => {
    for (const request of [{}, { number: '1' }, { code: '1' }, { number: '1', sha256: 'a'.repeat(64) }, { sha256: 'x' }]) {
      expect((await world.ask(documents.checkCertificate, request)).status).toBe(400);
    }
  });

  it('says since when one is revoked and of which kind the reason is, not the reason itself', async () => {
    const view = await issueSealed();
    const told = world.listen(documents.certificateRevoked);
    expect((await revoke(view.id)).body).toMatchObject({ status: 'revoked', revocation: { category: 'deceit', reason: '申请材料系伪造' } });
    const answer = await check(await numbered(view), 'zh');
    expect(answer).toMatchObject({ verdict: 'revoked', certificate: { endedAt: clock.now().toISOString(), category: 'deceit' } });
    expect(answer.message).toBe('证照真实，但已失效（2026年3月2日，以欺骗、贿赂等不正当手段取得，依法撤销）');
    expect(JSON.stringify(answer)).not.toContain('伪造');
    expect(await check({ sha256: view.sha256! })).toMatchObject({ verdict: 'revoked' });
    await eventually('the fact', () => told.some(e => e.data.certificateId === view.id && e.data.category === 'deceit'));
    expect((await revoke(view.id)).problem.code).toBe('certificate.wrong-state');
  });

  it('says when one is not valid yet, and when its period has ended', async () => {
    const [later, short] = [await issueSealed({ validFrom: '2026-03-03' }), await issueSealed({ validUntil: '2026-03-02' })];
    expect((await check(await numbered(later))).verdict).toBe('not-yet-valid');
    expect((await check(await numbered(short))).verdict).toBe('valid');
    clock.advance(86_400_000);
    expect((await check(await numbered(later))).verdict).toBe('valid');
    expect((await check(await numbered(short))).verdict).toBe('expired');
  });
});

describe('a certificate that follows another', () => {
  it('takes its place once it is sealed: a renewal', async () => {
    const before = await issueSealed();
    const told = world.listen(documents.certificateSuperseded);
    const after = await issueSealed({ supersedes: before.id, validUntil: '2036-03-01' });
    expect(after).toMatchObject({ status: 'sealed', supersedes: before.id });
    expect(await read(before.id)).toMatchObject({ status: 'superseded', supersededBy: after.id });
    expect(await check(await numbered(before))).toMatchObject({ verdict: 'superseded', certificate: { endedAt: clock.now().toISOString() } });
    expect((await check(await numbered(after))).verdict).toBe('valid');
    await eventually('the fact', () => told.some(e => e.data.certificateId === before.id && e.data.by === after.id));
  });

  it('is one: of two that would follow the same, one is refused, and of none that is gone', async () => {
    const before = await issueSealed();
    const answers = await Promise.all([issue(order({ supersedes: before.id })), issue(order({ supersedes: before.id }))]);
    expect(answers.map(a => a.status).sort()).toEqual([200, 409]);
    await sealed(answers.find(a => a.status === 200)!.body.certificateId);
    expect((await issue(order({ supersedes: before.id }))).problem.code).toBe('certificate.wrong-state');
    expect((await issue(order({ supersedes: newId() }))).problem.code).toBe('certificate.not-found');
  });

  it('is the same with a later end when it is extended', async () => {
    const before = await issueSealed();
    const extend = (validUntil: string, basis = newId()) => world.ask(documents.extendCertificate, { certificateId: before.id, basis, validUntil }, { as: permits });
    expect((await extend('2031-03-01')).status).toBe(422);
    const basis = newId();
    const [a, b] = await Promise.all([extend('2036-03-01', basis), extend('2036-03-01', basis)]);
    expect([a.status, b.body]).toEqual([200, a.body]);
    expect(await sealed(a.body.certificateId)).toMatchObject({ status: 'sealed', validUntil: '2036-03-01', holder: '王**', supersedes: before.id });
    expect((await read(before.id)).status).toBe('superseded');
  });

  it('is faulty when the one before was revoked while it was made', async () => {
    const before = await issueSealed();
    await get(Certify).stop();
    const { certificateId } = (await issue(order({ supersedes: before.id }))).body;
    await revoke(before.id);
    await get(Certify).start();
    expect(await sealed(certificateId)).toMatchObject({ status: 'faulty', fault: 'certificate.wrong-state' });
  });
});

grantedCases();

describe('rights', () => {
  it('are the holder’s and the issuing department’s, in its region; for all others there is no such certificate', async () => {
    const view = await issueSealed();
    const strangers = [person(), enterprise({ id: holder.id }), officer('330782', ['head'], { department: 'JTYS' }), officer('330783', ['head'], { department: 'SCJG' })];
    for (const as of strangers) {
      for (const operation of [documents.readCertificate, documents.downloadCertificate]) {
        expect((await world.ask(operation, { certificateId: view.id }, { as })).status).toBe(404);
      }
      expect((await world.ask(documents.listCertificates, { basis: view.basis }, { as })).body.items).toEqual([]);
      if (as.kind === 'officer') expect((await revoke(view.id, as)).status).toBe(404);
    }
    expect((await revoke(view.id, { kind: 'service', id: 'tax' } as never)).status).toBe(404);
    expect((await world.ask(documents.revokeCertificate, { certificateId: view.id, category: 'error', reason: 'x' }, { as: holder })).status).toBe(403);
    for (const as of [holder, clerk, officer('330000', ['head'], { department: 'SCJG' })]) {
      expect((await world.ask(documents.listCertificates, { basis: view.basis }, { as })).body.items.map(c => c.id)).toEqual([view.id]);
      expect((await download(view.id, as)).length).toBe(view.bytes);
    }
    const read = await world.sql<{ n: number }>('documents', `SELECT count(*)::int AS n FROM audit WHERE entity = $1 AND detail LIKE '%content%'`, [`certificate:${view.id}`]);
    expect(read[0]!.n).toBe(3);
  });

  it('lists page by page, newest first, by status', async () => {
    const first = await world.ask(documents.listCertificates, { limit: 3, status: 'sealed' }, { as: holder });
    const second = await world.ask(documents.listCertificates, { limit: 3, status: 'sealed', cursor: first.body.next! }, { as: holder });
    const ids = [...first.body.items, ...second.body.items].map(c => c.id);
    expect(ids).toHaveLength(6);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  });

  it('let two revoke at once: one does, and the other is told', async () => {
    const view = await issueSealed();
    const answers = await Promise.all([revoke(view.id), revoke(view.id, permits)]);
    expect(answers.map(a => a.status).sort()).toEqual([200, 409]);
    const stale = await issueSealed();
    const reply = await world.ask(documents.revokeCertificate, { certificateId: stale.id, category: 'error', reason: 'x' }, { as: clerk, ifMatch: 1 });
    expect(reply.problem.code).toBe('resource.stale');
  });
});

describe('the page', () => {
  it('needs nothing but itself and the check, and allows nothing else', async () => {
    const { text, headers } = await world.ask(documents.showVerifyPage, {});
    expect(headers[header.contentType]).toBe('text/html; charset=utf-8');
    expect(text).not.toContain('{{');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(text)![1]!;
    const hashOf = (tag: string) => `'sha256-${createHash('sha256').update(new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(text)![1]!).digest('base64')}'`;
    expect(policy).toContain(`script-src ${hashOf('script')}; connect-src 'self'`);
    expect(policy).toContain(`style-src ${hashOf('style')}`);
    expect(text).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });
});
