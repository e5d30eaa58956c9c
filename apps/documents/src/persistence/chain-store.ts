import { Injectable } from '@nestjs/common';
import { sha256, type Digest, type EvidenceEntry, type EvidenceHolder, type SignedText } from '@counterless/credential/evidence';
import type { Prepared, Transaction } from '@counterless/platform';
import { ChainAnchors, Chains, type Chain, type ChainHead } from '../chains/ports.ts';

const start: Prepared = {
  name: 'chain.start',
  text: `INSERT INTO evidence_chain (id, owner, kind, holder_id, opened_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ON CONSTRAINT evidence_chain_holder DO NOTHING RETURNING 1`,
};
const of: Prepared = { name: 'chain.of', text: 'SELECT id FROM evidence_chain WHERE owner = $1 AND kind = $2 AND holder_id = $3' };
// Not FOR UPDATE: that would wait for foreign keys that look at the chain, which change nothing of it.
const lock: Prepared = { name: 'chain.lock', text: 'SELECT kind, holder_id FROM evidence_chain WHERE id = $1 AND owner = $2 FOR NO KEY UPDATE' };
const end: Prepared = {
  name: 'chain.end',
  text: `SELECT sequence, encode(hash, 'hex') AS hash, closes AS closed FROM chain_entry WHERE chain = $1 ORDER BY sequence DESC LIMIT 1`,
};
const find: Prepared = { name: 'chain.find', text: 'SELECT body FROM chain_entry WHERE chain = $1 AND entry_id = $2' };
const file: Prepared = { name: 'chain.file', text: `SELECT encode(sha256, 'hex') AS sha256 FROM file WHERE id = $1` };
const append: Prepared = {
  name: 'chain.append',
  text: `INSERT INTO chain_entry (chain, sequence, entry_id, previous, hash, closes, body, signature)
         VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6, $7, $8)`,
};
// An update of nothing, for its lock: an anchor that takes the row leaves it alone until this transaction has ended.
const grown: Prepared = {
  name: 'chain.grown',
  text: 'INSERT INTO chain_grown (chain) VALUES ($1) ON CONFLICT (chain) DO UPDATE SET chain = excluded.chain',
};
const take: Prepared = {
  name: 'chain.take-grown',
  text: 'DELETE FROM chain_grown WHERE chain IN (SELECT chain FROM chain_grown ORDER BY chain LIMIT 1000 FOR UPDATE SKIP LOCKED) RETURNING chain',
};
const heads: Prepared = {
  name: 'chain.heads',
  text: `SELECT g.chain, e.sequence AS entries, encode(e.hash, 'hex') AS hash FROM unnest($1::uuid[]) AS g(chain)
         CROSS JOIN LATERAL (SELECT sequence, hash FROM chain_entry WHERE chain = g.chain ORDER BY sequence DESC LIMIT 1) e`,
};
const last: Prepared = { name: 'chain_anchor.last', text: `SELECT number, encode(hash, 'hex') AS hash FROM chain_anchor ORDER BY number DESC LIMIT 1` };
const anchor: Prepared = {
  name: 'chain_anchor.add',
  text: `INSERT INTO chain_anchor (number, previous, hash, body, signature) VALUES ($1, decode($2, 'hex'), decode($3, 'hex'), $4, $5)`,
};
const anchored: Prepared = {
  name: 'chain_anchor.add-heads',
  text: 'INSERT INTO chain_anchored (chain, entries, anchor) SELECT u.chain, u.entries, $1 FROM unnest($2::uuid[], $3::int[]) AS u(chain, entries)',
};

@Injectable()
export class ChainStore extends Chains {
  async start(tx: Transaction, id: string, owner: string, { kind, holderId }: EvidenceHolder): Promise<boolean> {
    return (await tx.query(start, [id, owner, kind, holderId, tx.clock.now()])).length > 0;
  }

  async of(tx: Transaction, owner: string, { kind, holderId }: EvidenceHolder): Promise<string> {
    return (await tx.query<{ id: string }>(of, [owner, kind, holderId]))[0]!.id;
  }

  async lock(tx: Transaction, id: string, owner: string): Promise<Chain | undefined> {
    const [chain] = await tx.query<{ kind: string; holder_id: string }>(lock, [id, owner]);
    if (!chain) return undefined;
    // A statement of its own, after the lock: it sees what the one before has appended.
    const [row] = await tx.query<Chain['end']>(end, [id]);
    return { id, holder: { kind: chain.kind, holderId: chain.holder_id }, end: row! };
  }

  async find(tx: Transaction, chain: string, entryId: string): Promise<string | undefined> {
    return (await tx.query<{ body: string }>(find, [chain, entryId]))[0]?.body;
  }

  async fileDigest(tx: Transaction, fileId: string): Promise<Digest | undefined> {
    return (await tx.query<{ sha256: Digest }>(file, [fileId]))[0]?.sha256;
  }

  append(tx: Transaction, { chain, sequence, entry, previous }: EvidenceEntry, { text, signature }: SignedText, closes: boolean): void {
    tx.send(append, [chain, sequence, entry, previous, sha256(text), closes, text, Buffer.from(signature)]);
    tx.send(grown, [chain]);
  }
}

@Injectable()
export class ChainAnchorStore extends ChainAnchors {
  async takeGrown(tx: Transaction): Promise<ChainHead[]> {
    const taken = await tx.query<{ chain: string }>(take, []);
    return taken.length === 0 ? [] : tx.query<ChainHead & { chain: string }>(heads, [taken.map(row => row.chain)]);
  }

  async last(tx: Transaction): Promise<{ number: number; hash: Digest } | undefined> {
    return (await tx.query<{ number: number; hash: Digest }>(last, []))[0];
  }

  add(tx: Transaction, number: number, previous: Digest, { text, signature }: SignedText, of: readonly ChainHead[]): void {
    tx.send(anchor, [number, previous, sha256(text), text, Buffer.from(signature)]);
    tx.send(anchored, [number, of.map(head => head.chain), of.map(head => head.entries)]);
  }
}
