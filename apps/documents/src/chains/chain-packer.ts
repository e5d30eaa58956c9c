import { Injectable } from '@nestjs/common';
import type { PublicJwk } from '@counterless/credential';
import { packEvidence, sha256, signText, type EvidenceEntry, type EvidenceHead, type EvidenceHolder, type SignedText } from '@counterless/credential/evidence';
import { Clock } from '@counterless/kernel';
import { Database, ReadAudit, type Call, type Prepared } from '@counterless/platform';
import { SealingKeys } from '../sealing/ports.ts';

const entries: Prepared = {
  name: 'chain.export-entries',
  text: 'SELECT body AS text, signature, closes FROM chain_entry WHERE chain = $1 ORDER BY sequence',
};
const anchors: Prepared = {
  name: 'chain.export-anchor',
  text: `SELECT h.entries, a.body AS text, a.signature, s.response AS stamp FROM chain_anchored h JOIN chain_anchor a ON a.number = h.anchor LEFT JOIN anchor_stamp s ON s.anchor = h.anchor
         WHERE h.chain = $1 AND h.entries <= $2 ORDER BY h.entries DESC LIMIT 1`,
};
const keys: Prepared = {
  name: 'sealing_key.some',
  text: `SELECT public || CASE WHEN retired_at IS NULL THEN '{}' ELSE jsonb_build_object('retiredAt', extract(epoch FROM retired_at)::bigint) END AS key
         FROM sealing_key WHERE kid = ANY($1) ORDER BY created_at, kid`,
};

export interface PackedChain {
  readonly name: string;
  readonly zip: Uint8Array;
}

/** Makes the ZIP file of a chain, with its length signed as of now. */
@Injectable()
export class ChainPacker {
  constructor(
    private readonly database: Database,
    private readonly keys: SealingKeys,
    private readonly readAudit: ReadAudit,
    private readonly clock: Clock,
  ) {}

  /** Recorded in the audit log before it is given. */
  async pack(call: Call, chainId: string, holder: EvidenceHolder): Promise<PackedChain> {
    const signed = await this.database.read<SignedText & { closes: boolean }>(entries, [chainId]);
    const [anchor] = await this.database.read<SignedText & { entries: number; stamp: Uint8Array | null }>(anchors, [chainId, signed.length]);
    const said = signed.map(s => JSON.parse(s.text) as EvidenceEntry);
    const last = signed.at(-1)!;
    const madeAt = this.clock.now();
    const key = await this.keys.current();
    const head: EvidenceHead = {
      chain: chainId, entries: signed.length, hash: sha256(last.text), closed: last.closes, at: madeAt.toISOString(), key: key.kid,
    };
    const kids = new Set([...said.map(s => s.key), key.kid, ...(anchor ? [(JSON.parse(anchor.text) as { key: string }).key] : [])]);
    const zip = packEvidence({
      holder,
      entries: signed,
      head: await signText(head, key),
      anchor: anchor && { signed: anchor, entries: anchor.entries, ...(anchor.stamp && { stamp: anchor.stamp }) },
      files: new Map(said.flatMap(s => (s.file ? [[s.file, s.sha256] as const] : []))),
      keys: (await this.database.read<{ key: PublicJwk }>(keys, [[...kids]])).map(k => k.key),
      madeAt,
    });
    await this.readAudit.note(call, `chain:${chainId}`, { exported: signed.length });
    return { name: `evidence-${chainId}-${signed.length}.zip`, zip };
  }
}
