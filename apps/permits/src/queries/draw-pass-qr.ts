import { Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import { permits, permitsProblems, type PassIdentified } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';
import { isHolder, isOver } from '../authority.ts';
import type { PassStatus } from '../domain/pass-life.ts';

const read: Prepared = {
  name: 'pass.qr',
  text: 'SELECT holder_kind AS "holderKind", holder_id AS "holderId", destination, status, valid_until AS "validUntil", qr FROM pass WHERE id = $1',
};

interface Row {
  readonly holderKind: 'person' | 'enterprise';
  readonly holderId: string;
  readonly destination: string;
  readonly status: PassStatus;
  readonly validUntil: Date;
  readonly qr: string | null;
}

/** Draws the code at level M with the quiet zone of four modules that ISO/IEC 18004 asks for. */
@Injectable()
@Handles(permits.drawPassQr)
export class DrawPassQrHandler implements Handler<typeof permits.drawPassQr> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ passId }: PassIdentified, call: Call): Promise<Answer<object>> {
    const actor = actorOf(call);
    const [row] = await this.database.read<Row>(read, [passId]);
    if (!row || !(isHolder(row, actor) || isOver(actor, row.destination))) throw new Problem(permitsProblems.passNotFound);
    if (row.status !== 'granted' || row.validUntil <= this.clock.now()) {
      throw new Problem(permitsProblems.passWrongState, {
        detail: { en: 'only a granted pass has a QR code', zh: '只有已准予的通行证才有二维码' },
      });
    }
    if (row.qr === null) {
      throw new Problem(permitsProblems.passWrongState, {
        detail: { en: 'the QR code is being sealed; try again in a moment', zh: '二维码正在签发，请稍后再试' },
        retryAfter: 1,
      });
    }
    const svg = await QRCode.toString(row.qr, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
    return new Answer<object>(new RawBody(svg, 'image/svg+xml'));
  }
}
