import { dataKinds, dataProblems as p, delivery, documents, identity, permits, tax, type DataExport, type DataSharePart, type ReadExport, type Service } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Bus, Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { mustActAlone } from '../authority/own-data.ts';
import { DataRequests, type DataShare } from '../ports/data-requests.ts';

const sources = {
  identity: identity.readDataShare, permits: permits.readDataShare, documents: documents.readDataShare, delivery: delivery.readDataShare, tax: tax.readDataShare,
} as const;
type Source = keyof typeof sources;

/** Parts of all services under one numbering, in the order of their names; each is fetched from its service when it is read. */
@Handles(identity.readExport)
export class ReadExportHandler implements Handler<typeof identity.readExport> {
  constructor(
    private readonly requests: DataRequests,
    private readonly bus: Bus,
    private readonly reads: ReadAudit,
  ) {}

  async run({ requestId, part = 1 }: ReadExport, call: Call): Promise<DataExport> {
    const actor = actorOf(call);
    mustActAlone(actor);
    const { kind, status, personId, askedAt } = await this.requests.ownedBy(actor.id, requestId);
    if (kind !== 'export') throw new Problem(p.requestNotFound);
    if (status === 'expired') throw new Problem(p.exportExpired);
    if (status !== 'ready') throw new Problem(p.exportNotReady);
    const shares = await this.requests.shares(requestId);
    const places = shares.flatMap(({ service, parts }) => Array.from({ length: parts }, (_, i) => ({ service, part: i + 1 })));
    const place = places[part - 1];
    if (!place) throw new Problem(p.partUnknown);
    await this.reads.note(call, `person:${personId}`, { export: requestId, part });
    const { entries } = await this.#ask(place.service as Source, { requestId, part: place.part }, call);
    return {
      format: 'counterless-person-data/1', requestId, personId, askedAt: askedAt.toISOString(), part, parts: places.length, index: indexOf(shares), entries,
      next: part < places.length ? part + 1 : null,
    };
  }

  #ask(service: Source, request: { requestId: string; part: number }, { requestId, traceparent }: Call): Promise<DataSharePart> {
    return this.bus.ask(sources[service], request, { requestId, traceparent });
  }
}

const indexOf = (shares: readonly DataShare[]) =>
  shares.flatMap(({ service, counts }) => counts.map(({ kind, count }) => ({ service: service satisfies Service, kind, count, ...dataKinds[kind] })));
