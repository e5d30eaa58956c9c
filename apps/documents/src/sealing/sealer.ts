import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { documents, type CloudEvent, type PassGranted } from '@counterless/contracts';
import { signPass } from '@counterless/credential';
import type { Transaction } from '@counterless/platform';
import { listIdOf } from '../domain/list-slot.ts';
import { Credentials, SealingKeys, SealingSettings } from './ports.ts';

/** Seals the QR code of a pass as it was granted or extended. */
@Injectable()
export class Sealer {
  constructor(
    private readonly keys: SealingKeys,
    private readonly credentials: Credentials,
    private readonly settings: SealingSettings,
  ) {}

  /** @throws CredentialError when the fact does not make a pass */
  async seal({ data, sequence }: CloudEvent<PassGranted>, tx: Transaction): Promise<void> {
    // Before the key is asked for: a key that retires in between then still covers the time that the seal says.
    const issuedAt = tx.clock.now();
    const [slot, key] = await Promise.all([this.credentials.takeSlot(tx, 'passes'), this.keys.current(tx)]);
    const listId = listIdOf(slot.list);
    const expires = new Date(data.validUntil);
    const qr = await signPass(
      {
        issuer: this.settings.issuer,
        number: data.number,
        plate: data.plate,
        route: [data.origin, data.destination],
        status: { list: this.settings.listBase + listId, index: slot.index },
        issuedAt,
        notBefore: new Date(data.validFrom),
        expires,
      },
      key,
    );
    const credential = {
      ...slot,
      entity: data.passId,
      entityVersion: sequence,
      kid: key.kid,
      hash: sha256(qr),
      sealedAt: issuedAt,
      expires,
    };
    const { listStarted } = await this.credentials.add(tx, credential);
    if (listStarted) tx.publish(documents.statusListChanged, { id: listId, version: 1 }, { listId, version: 1 });
    // Under the pass's own id: what is told of one pass arrives in order.
    tx.publish(
      documents.credentialSealed,
      { id: data.passId, version: sequence },
      { passId: data.passId, qr, listId, index: slot.index, passVersion: sequence },
    );
    tx.audit(`credential:${data.passId}`, { sealed: sequence, kid: key.kid, list: listId, index: slot.index });
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
