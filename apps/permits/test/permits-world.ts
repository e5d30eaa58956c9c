import {
  documents,
  permits,
  type Actor,
  type PassPolicyRules,
  type PassView,
  type PublicKey,
  type RequestPass,
  type ScanReport,
} from '@counterless/contracts';
import { generateSigningKey, signPass, type SigningKey } from '@counterless/credential';
import { MovableClock, newId } from '@counterless/kernel';
import type { PlatformConfig, RunningService } from '@counterless/platform';
import { officer, operator, person, World, type AskOptions, type Reply } from '@counterless/testing';
import { migrations } from '../src/persistence/migrations.ts';
import { permitsService } from '../src/permits.module.ts';

export const policyRules: PassPolicyRules = {
  longestHours: 48,
  aheadHours: 72,
  grantCargo: ['food', 'medical', 'empty'],
  refuseCargo: ['livestock'],
  referOrigins: ['320000'],
  refuseOrigins: ['310000'],
  plausibleSpeed: 100,
};
export const start = new Date('2026-03-02T00:00:00.000Z');
export const hours = (n: number) => new Date(start.getTime() + n * 3_600_000).toISOString();

/** Nobody’s number, put together here so that the source holds none. */
export const driverMobile = ['138', '0000', '1234'].join('');

let plates = 10000;
export const freshPlate = () => `浙G${plates++}`;
export const passRequest = (more: Partial<RequestPass> = {}): RequestPass => ({
  plate: freshPlate(),
  driver: { name: '王小明', mobile: driverMobile, residentId: '33078219900101101X' },
  cargo: { kind: 'food', description: '蔬菜', tonnes: 8.5 },
  origin: '330100',
  destination: '330782',
  route: ['G60', '义乌西'],
  validFrom: hours(1),
  validUntil: hours(11),
  ...more,
});

/** The permits service on real PostgreSQL and NATS with a clock to move, and a sealer of codes in place of the documents service. */
export class PermitsWorld {
  readonly driver = person();
  readonly yiwu = officer('330782');
  readonly jinhua = officer('330700');
  readonly hangzhou = officer('330100');
  readonly clock = new MovableClock(start);
  keys: PublicKey[] = [];
  keysAsked = 0;

  private constructor(
    readonly world: World,
    readonly key: SigningKey,
  ) {}

  static async start(): Promise<PermitsWorld> {
    const made = new PermitsWorld(await World.start(), await generateSigningKey('26a'));
    made.keys = [made.key.publicJwk];
    made.world.nats.subscribe(documents.readKeys.subject, {
      callback: (_e, message) => {
        made.keysAsked++;
        message.respond(JSON.stringify({ keys: made.keys }));
      },
    });
    // A world that is left behind keeps the test run from ending.
    await made.serve().catch(async (error: unknown) => {
      await made.world.stop();
      throw error;
    });
    return made;
  }

  serve(more: Partial<PlatformConfig> = {}): Promise<RunningService> {
    return this.world.serve('permits', migrations, config => ({ ...permitsService(config), clock: this.clock }), more);
  }

  async publishPolicy(
    region = '330782',
    rules: Partial<PassPolicyRules> = {},
    startsAt = this.clock.now().toISOString(),
  ): Promise<void> {
    const reply = await this.world.ask(
      permits.publishPassPolicy,
      { region, startsAt, title: '货车通行政策', rules: { ...policyRules, ...rules } },
      { as: operator() },
    );
    if (reply.status !== 201) throw new Error(reply.text);
  }

  request(more: Partial<RequestPass> = {}, options: AskOptions = {}): Promise<Reply<PassView>> {
    return this.world.ask(permits.requestPass, passRequest(more), { as: this.driver, ...options });
  }

  read(passId: string, as: Actor = this.driver): Promise<Reply<PassView>> {
    return this.world.ask(permits.readPass, { passId }, { as });
  }

  async checkpoint(name: string, latitude: number, longitude: number): Promise<string> {
    const reply = await this.world.ask(
      permits.registerCheckpoint,
      { name, region: '330782', latitude, longitude },
      { as: this.yiwu },
    );
    if (reply.status !== 201) throw new Error(reply.text);
    return reply.body.id;
  }

  /** The QR code that the documents service would seal. */
  seal(pass: PassView, key = this.key): Promise<string> {
    return signPass(
      {
        issuer: 'CL',
        number: pass.number!,
        plate: pass.plate,
        route: [pass.origin, pass.destination],
        status: { list: 'cl:passes-1', index: 7 },
        issuedAt: new Date(start),
        notBefore: new Date(pass.validFrom),
        expires: new Date(pass.validUntil),
      },
      key,
    );
  }

  scan(qr: string, checkpoint: string, at: string, more: Partial<ScanReport> = {}): ScanReport {
    return { id: newId(), checkpoint, qr, at, verdict: 'valid', offline: true, ...more };
  }
}
