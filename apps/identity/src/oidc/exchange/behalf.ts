import { errors } from 'oidc-provider';
import { type Clock, isId } from '@counterless/kernel';
import type { UnitOfWork } from '@counterless/platform';
import { secondsUntil } from '../../domain/mandate.ts';
import type { Consents, Mandates } from '../../ports/stores.ts';
import type { ActorClaim } from '../scopes.ts';
import type { Subjects } from '../subjects.ts';
import { accessTokenSeconds } from '../tokens.ts';
import { originOf, type Exchanged, type ExchangeContext } from './request.ts';
import { linkOf } from './subject-tokens.ts';

/** A person acts for an enterprise under a mandate. */
export class ForEnterprise {
  constructor(
    private readonly mandates: Mandates,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async exchange(ctx: ExchangeContext, holder: ActorClaim, enterpriseId: string): Promise<Exchanged> {
    if (holder.kind !== 'person')
      throw new errors.InvalidRequest('only a person can be an enterprise’s agent: the subject_token speaks for another kind');
    const now = this.clock.now();
    const mandate = isId(enterpriseId) ? await this.mandates.inForce(enterpriseId, holder.id, now) : undefined;
    if (!mandate) throw new errors.InvalidRequest('the person has no mandate of this enterprise that is in force now');
    await this.work.runAs(originOf(ctx, holder), async tx =>
      tx.audit(`enterprise:${enterpriseId}`, { mandate: mandate.id, client: ctx.oidc.client.clientId }),
    );
    return {
      actor: { kind: 'enterprise', id: enterpriseId, act: linkOf(holder) },
      within: mandate.scopes,
      seconds: secondsUntil(mandate.ends, now, accessTokenSeconds),
    };
  }
}

/** A community worker acts for a person who consented. */
export class ForPerson {
  constructor(
    private readonly consents: Consents,
    private readonly subjects: Subjects,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async exchange(ctx: ExchangeContext, holder: ActorClaim, personId: string): Promise<Exchanged> {
    // Roles are asked for anew: the token may be older than a change of office.
    const worker = holder.kind === 'officer' ? await this.subjects.find(holder.id) : undefined;
    if (!worker?.roles?.includes('community-worker'))
      throw new errors.InvalidRequest('only a community worker can act for a person: the subject_token speaks for somebody else');
    const now = this.clock.now();
    const [person, live] = await Promise.all([
      this.subjects.find(personId),
      isId(personId) ? this.consents.live(worker.id, personId, now) : [],
    ]);
    if (person?.kind !== 'person' || live.length === 0)
      throw new errors.InvalidRequest('there is no consent of this person to this worker that is in force now');
    const until = live.map(c => c.until).reduce((a, b) => (a < b ? a : b));
    await this.work.runAs(originOf(ctx, holder), async tx =>
      tx.audit(`person:${personId}`, { consents: live.map(c => c.id), client: ctx.oidc.client.clientId }),
    );
    return {
      actor: { ...person, act: linkOf(holder) },
      within: live.flatMap(c => c.scopes),
      seconds: secondsUntil(until, now, accessTokenSeconds),
    };
  }
}
