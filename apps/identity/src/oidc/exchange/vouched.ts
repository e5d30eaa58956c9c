import { createLocalJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { errors, type Provider } from 'oidc-provider';
import { checkMobile, checkResidentId, type Clock, newId, Problem } from '@counterless/kernel';
import type { UnitOfWork } from '@counterless/platform';
import { Person } from '../../domain/person.ts';
import { identify, learnFrom, vouchedLevel, type Vouched, type VouchFault } from '../../domain/vouching.ts';
import type { Apps, People } from '../../ports/stores.ts';
import { ownOf } from '../clients.ts';
import type { Subjects } from '../subjects.ts';
import { accessTokenSeconds } from '../tokens.ts';
import { originOf, type Exchanged, type ExchangeContext } from './request.ts';

/** The app's word is good for this many seconds. */
const longest = 300;

const refusals: Record<VouchFault, string> = {
  'resident-id-differs': 'the mobile number is registered with another resident number',
  'name-differs': 'the name differs from the one that is proven already',
  'mobile-of-another': 'the mobile number is registered to another person',
};

const refuse = (why: string) => new errors.InvalidRequest(why);

function readPerson(claim: unknown): Vouched {
  const { name, mobile, residentId, ...rest } = (typeof claim === 'object' && claim !== null ? claim : {}) as Record<
    string,
    unknown
  >;
  if (typeof name !== 'string' || name.trim() === '' || name.length > 60)
    throw refuse('person.name must be a text of 1 to 60 characters');
  const mobileFault = typeof mobile === 'string' ? checkMobile(mobile)?.en : 'must be a text';
  if (mobileFault) throw refuse(`person.mobile: ${mobileFault}`);
  const residentFault =
    residentId === undefined ? undefined : typeof residentId === 'string' ? checkResidentId(residentId)?.en : 'must be a text';
  if (residentFault) throw refuse(`person.residentId: ${residentFault}`);
  if (Object.keys(rest).length > 0) throw refuse(`person has unknown members: ${Object.keys(rest).slice(0, 5).join(', ')}`);
  return { name: name.trim(), mobile: mobile as string, residentId: residentId as string | undefined };
}

/** An app that has verified its user speaks for him or her by a JWT that it signs. */
export class VouchedPeople {
  constructor(
    private readonly issuer: string,
    private readonly apps: Apps,
    private readonly people: People,
    private readonly subjects: Subjects,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async exchange(provider: Provider, ctx: ExchangeContext, token: string): Promise<Exchanged> {
    const { client } = ctx.oidc;
    if (!ownOf(client).may_vouch) throw new errors.UnauthorizedClient('this app may not vouch for its users');
    const payload = await this.#verify(client.clientId, token);
    if (!(await provider.ReplayDetection.unique(`vouch:${client.clientId}`, payload.jti!, payload.exp! + 60)))
      throw refuse('the subject_token was used already (jti)');
    const id = await this.#personOf(ctx, payload);
    const person = await this.subjects.find(id);
    if (person?.kind !== 'person') throw refuse('sub is not a person known here');
    return { actor: { ...person, act: { kind: 'app', id: client.clientId } }, seconds: accessTokenSeconds };
  }

  async #verify(clientId: string, token: string): Promise<JWTPayload> {
    const app = await this.apps.find(clientId);
    if (!app || app.jwks.keys.length === 0) throw refuse('the app has no public key on record');
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, createLocalJWKSet(app.jwks as never), {
        issuer: clientId,
        audience: this.issuer,
        algorithms: ['ES256', 'EdDSA', 'PS256', 'RS256'],
        requiredClaims: ['jti', 'iat', 'exp'],
        maxTokenAge: longest,
        clockTolerance: 15,
      }));
    } catch (error) {
      throw refuse(`the subject_token is not acceptable: ${(error as Error).message}`);
    }
    if (payload.exp! - payload.iat! > longest) throw refuse(`the subject_token may be valid for ${longest} seconds at most`);
    if (typeof payload.jti !== 'string' || payload.jti.length > 200) throw refuse('jti must be a text of at most 200 characters');
    return payload;
  }

  async #personOf(ctx: ExchangeContext, payload: JWTPayload): Promise<string> {
    if (payload['person'] === undefined) {
      if (!payload.sub) throw refuse('the subject_token needs person, or sub with the id of a known person');
      return payload.sub;
    }
    const vouched = readPerson(payload['person']);
    try {
      return await this.#register(ctx, vouched);
    } catch (error) {
      // Two first exchanges for one person at once: the second finds whom the first registered.
      if (error instanceof Problem) return this.#register(ctx, vouched);
      throw error;
    }
  }

  async #register(ctx: ExchangeContext, vouched: Vouched): Promise<string> {
    const [byResidentId, byMobile] = await Promise.all([
      vouched.residentId === undefined ? undefined : this.people.byResidentId(vouched.residentId),
      this.people.byMobile(vouched.mobile),
    ]);
    const found = identify(vouched, byResidentId, byMobile);
    if ('fault' in found) throw refuse(refusals[found.fault]);
    const origin = originOf(ctx, { kind: 'app', id: ctx.oidc.client.clientId });
    if (!found.person) {
      const person = Person.register({ id: newId(), at: this.clock.now(), ...vouched, level: vouchedLevel(vouched) });
      await this.work.runAs(origin, tx => this.people.add(tx, person));
      return person.id;
    }
    if (learnFrom(found.person, vouched))
      await this.work.runAs(origin, tx => this.people.change(tx, found.person!.id, person => void learnFrom(person, vouched)));
    return found.person.id;
  }
}
