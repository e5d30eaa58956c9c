import { Injectable } from '@nestjs/common';
import { tax, type CloudEvent, type OnlineMattersSet } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { OnlineMatters } from '../ports/online-matters.ts';

/** Which special matters the tax authority opens and closes online is its policy; permits goes by it when applications come in. */
@Injectable()
@Reacts(tax.onlineMattersSet)
export class FollowOnlinePolicy implements Reaction<typeof tax.onlineMattersSet> {
  constructor(private readonly matters: OnlineMatters) {}

  run({ data }: CloudEvent<OnlineMattersSet>, tx: Transaction): Promise<void> {
    const { policyId: policy, region, title, startsAt, endsAt, closed } = data;
    this.matters.keep(tx, { policy, region, title, startsAt: new Date(startsAt), endsAt: endsAt === undefined ? null : new Date(endsAt), closed });
    return Promise.resolve();
  }
}
