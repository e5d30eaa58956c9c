import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { header, documents, type CertificateView, type CheckCertificate, type IssueCertificate } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import type { RunningService } from '@counterless/platform';
import { eventually, officer, person, World } from '@counterless/testing';
import { Certificates } from '../src/certificates/ports.ts';
import { documentsService, migrations } from '../src/documents.module.ts';

export const permits = { kind: 'service', id: 'permits' } as const;
export const clock = new MovableClock(new Date('2026-03-02T09:00:00+08:00'));
const folder = mkdtempSync(path.join(tmpdir(), 'counterless-certificates-'));
export const holder = person();
export const clerk = officer('330782', ['reviewer'], { department: 'SCJG' });
export let world: World;
export let service: RunningService;

export const get = <T>(type: abstract new (...args: never[]) => T): T => service.app.get(type as never, { strict: false });
export const order = (more: Partial<IssueCertificate> = {}): IssueCertificate => ({
  basis: newId(), kind: 'licence', title: { zh: '食品经营许可证', en: 'Food business licence' }, holder: { kind: 'person', id: holder.id, name: '王𬱖明' },
  department: { code: 'SCJG', name: { zh: '义乌市市场监督管理局', en: 'Yiwu Administration for Market Regulation' } }, region: '330782',
  validFrom: '2026-03-02', validUntil: '2031-03-01', fields: [{ name: 'matter', value: '食品经营许可（餐饮服务）' }], ...more,
});
export const issue = (request: IssueCertificate) => world.ask(documents.issueCertificate, request, { as: permits });
export const read = async (certificateId: string, as = holder) => (await world.ask(documents.readCertificate, { certificateId }, { as })).body;
export const sealed = (certificateId: string) =>
  eventually(`the seal of ${certificateId}`, async () => {
    const view = await read(certificateId);
    return view.status !== 'requested' && view;
  });
export const issueSealed = async (more: Partial<IssueCertificate> = {}) => sealed((await issue(order(more))).body.certificateId);
export const check = async (request: CheckCertificate, language: 'zh' | 'en' = 'en') => (await world.ask(documents.checkCertificate, request, { language })).body;
export const codeOf = async (id: string) => (await get(Certificates).get(id)).secret.code;
export const numbered = async ({ id, number }: CertificateView) => ({ number, code: await codeOf(id) });
export const revoke = (certificateId: string, as: typeof clerk | typeof permits = clerk) =>
  world.ask(documents.revokeCertificate, { certificateId, category: 'deceit', reason: '申请材料系伪造' }, { as });

/** The PDF: the helper of the world reads text. */
export async function download(certificateId: string, as = holder): Promise<Buffer> {
  const h = headers();
  h.set(header.actor, JSON.stringify(as));
  const reply = await world.nats.request(documents.downloadCertificate.subject, JSON.stringify({ certificateId }), { timeout: 10_000, headers: h });
  expect([reply.headers?.get(header.status), reply.headers?.get(header.contentType)]).toEqual(['200', 'application/pdf']);
  return Buffer.from(reply.data);
}


/** Starts the service that the tests of certificates share. */
export async function openOffice(): Promise<void> {
  world = await World.start();
  service = await world.serve('documents', migrations, platform => ({
    ...documentsService({ platform, publicUrl: 'https://service.example.cn/', sealing: { issuer: 'CL', listBase: 'cl:' }, blobs: { folder }, uploads: { folder, clamdUrl: undefined } }),
    clock,
  }));
}
export async function closeOffice(): Promise<void> {
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
}
