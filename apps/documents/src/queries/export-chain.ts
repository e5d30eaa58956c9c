import { chainProblems, documents, type ChainBundle, type ChainIdentified } from '@counterless/contracts';
import type { PublicJwk } from '@counterless/credential';
import { packEvidence, sha256, signText, type EvidenceEntry, type EvidenceHead, type SignedText } from '@counterless/credential/evidence';
import { Clock, Problem } from '@counterless/kernel';
import { Database, Handles, ReadAudit, type Call, type Handler, type Prepared } from '@counterless/platform';
import { SealingKeys } from '../sealing/ports.ts';

const chain: Prepared = { name: 'chain.export', text: 'SELECT kind, holder_id FROM evidence_chain WHERE id = $1 AND owner = $2' };
const entries: Prepared = {
  name: 'chain.export-entries',
  text: 'SELECT body AS text, signature, closes FROM chain_entry WHERE chain = $1 ORDER BY sequence',
};
const anchors: Prepared = {
  name: 'chain.export-anchor',
  text: `SELECT h.entries, a.body AS text, a.signature FROM chain_anchored h JOIN chain_anchor a ON a.number = h.anchor
         WHERE h.chain = $1 AND h.entries <= $2 ORDER BY h.entries DESC LIMIT 1`,
};
const keys: Prepared = {
  name: 'sealing_key.some',
  text: `SELECT public || CASE WHEN retired_at IS NULL THEN '{}' ELSE jsonb_build_object('retiredAt', extract(epoch FROM retired_at)::bigint) END AS key
         FROM sealing_key WHERE kid = ANY($1) ORDER BY created_at, kid`,
};

@Handles(documents.exportChain)
export class ExportChainHandler implements Handler<typeof documents.exportChain> {
  constructor(
    private readonly database: Database,
    private readonly keys: SealingKeys,
    private readonly readAudit: ReadAudit,
    private readonly clock: Clock,
  ) {}

  async run({ chainId }: ChainIdentified, call: Call): Promise<ChainBundle> {
    const [row] = await this.database.read<{ kind: string; holder_id: string }>(chain, [chainId, call.actor!.id]);
    if (!row) throw new Problem(chainProblems.notFound);
    const signed = await this.database.read<SignedText & { closes: boolean }>(entries, [chainId]);
    const [anchor] = await this.database.read<SignedText & { entries: number }>(anchors, [chainId, signed.length]);
    const said = signed.map(s => JSON.parse(s.text) as EvidenceEntry);
    const last = signed.at(-1)!;
    const madeAt = this.clock.now();
    const key = await this.keys.current();
    const head: EvidenceHead = {
      chain: chainId, entries: signed.length, hash: sha256(last.text), closed: last.closes, at: madeAt.toISOString(), key: key.kid,
    };
    const kids = new Set([...said.map(s => s.key), key.kid, ...(anchor ? [(JSON.parse(anchor.text) as { key: string }).key] : [])]);
    const zip = packEvidence({
      holder: { kind: row.kind, holderId: row.holder_id },
      entries: signed,
      head: await signText(head, key),
      anchor: anchor && { signed: anchor, entries: anchor.entries },
      files: new Map(said.flatMap(s => (s.file ? [[s.file, s.sha256] as const] : []))),
      keys: (await this.database.read<{ key: PublicJwk }>(keys, [[...kids]])).map(k => k.key),
      madeAt,
    });
    await this.readAudit.note(call, `chain:${chainId}`, { exported: signed.length });
    return { name: `evidence-${chainId}-${signed.length}.zip`, sha256: sha256(zip), zip: Buffer.from(zip).toString('base64') };
  }
}
