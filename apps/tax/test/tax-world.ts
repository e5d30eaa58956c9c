import {
  delivery,
  identity,
  tax,
  type Actor,
  type InvoicePolicyView,
  type InvoiceType,
  type PublishInvoicePolicy,
  type Reconciliation,
  type RequestInvoices,
  type RequisitionView,
  type StockMoved,
  type TaxpayerView,
  type SendParcel,
} from '@counterless/contracts';
import { MovableClock } from '@counterless/kernel';
import type { PlatformConfig, RunningService } from '@counterless/platform';
import { enterprise, officer, operator, World, type AskOptions, type Reply } from '@counterless/testing';
import { migrations } from '../src/persistence/migrations.ts';
import { taxService } from '../src/tax.module.ts';

/** Monday 6 January 2020, 10:00 in Shanghai. */
export const january = '2020-01-06T02:00:00.000Z';
/** A number that no operator has given out. */
export const mobile = `1${'99'}${'00000000'}`;

export interface Drawing {
  readonly as: Actor;
  readonly addressId: string;
}

/** The service alone, with identity's answers given by the test, at a time of the test's choosing. */
export class TaxWorld {
  readonly clock = new MovableClock(new Date(january));
  readonly yiwu = officer('330782', undefined, { department: 'tax' });
  readonly hangzhou = officer('330100', undefined, { department: 'tax' });
  /** Agents whose mandate has ended, by person id. */
  readonly ended = new Set<string>();

  /** What delivery was asked to send. */
  readonly orders: SendParcel[] = [];
  #delivery: { unsubscribe(): void } | undefined;
  /** The service as it was started last. */
  running!: RunningService;

  private constructor(readonly world: World) {}

  static async start(): Promise<TaxWorld> {
    const made = new TaxWorld(await World.start());
    made.world.nats.subscribe(identity.readEnterprise.subject, {
      callback: (_error, message) => {
        const { agentId } = message.json<{ agentId: string }>();
        message.respond(
          JSON.stringify({ name: '义乌市佳美饰品有限公司', uscc: '91330782MA00000000', mandated: !made.ended.has(agentId) }),
        );
      },
    });
    made.deliveryReturns();
    // A world that is left behind keeps the test run from ending.
    await made.serve().catch(async (error: unknown) => {
      await made.world.stop();
      throw error;
    });
    return made;
  }

  deliveryReturns(): void {
    this.#delivery = this.world.nats.subscribe(delivery.sendParcel.subject, {
      callback: (_error, message) => {
        const order = message.json<SendParcel>();
        this.orders.push(order);
        message.respond(JSON.stringify({ parcelId: order.parcelId, status: 'requested' }));
      },
    });
  }

  deliveryLeaves(): void {
    this.#delivery?.unsubscribe();
  }

  async serve(more: Partial<PlatformConfig> = {}): Promise<RunningService> {
    return (this.running = await this.world.serve('tax', migrations, config => ({ ...taxService(config), clock: this.clock }), more));
  }

  at(instant: string): void {
    this.clock.moveTo(new Date(instant));
  }

  /** An enterprise that is registered in Yiwu, with grade M unless points say otherwise. */
  async taxpayer(score?: number): Promise<Actor> {
    const actor = enterprise();
    await this.done(tax.registerTaxpayer, this.world.ask(tax.registerTaxpayer, { region: '330782' }, { as: actor }));
    if (score !== undefined) await this.assess(actor, score);
    return actor;
  }

  assess(taxpayer: Actor, score: number, startsOn = '2019-04-01'): Promise<TaxpayerView> {
    const request = { taxpayerId: taxpayer.id, ground: 'score', score, startsOn, reason: '2018 年度评价' } as const;
    return this.done(tax.assessTaxpayer, this.world.ask(tax.assessTaxpayer, request, { as: this.yiwu }));
  }

  /** An enterprise that may draw and post: entitled, with an address. */
  async drawing(score: number, monthlyQuantity = 50, types: readonly InvoiceType[] = ['vat-ordinary']): Promise<Drawing> {
    const as = await this.taxpayer(score);
    for (const type of types) {
      const asked = { type, monthlyQuantity, highestAmount: '10000.00' };
      const { id: entitlementId } = await this.done(
        tax.requestEntitlement,
        this.world.ask(tax.requestEntitlement, asked, { as }),
      );
      const confirmed = { entitlementId, reason: '核定', monthlyQuantity, highestAmount: '10000.00' };
      await this.done(tax.confirmEntitlement, this.world.ask(tax.confirmEntitlement, confirmed, { as: this.yiwu }));
    }
    const where = { region: '330782', line: '稠城街道丹溪北路 9 号', recipient: '陈会计', mobile };
    const { id: addressId } = await this.done(tax.addAddress, this.world.ask(tax.addAddress, where, { as }));
    return { as, addressId };
  }

  publish(policy: PublishInvoicePolicy): Promise<InvoicePolicyView> {
    return this.done(tax.publishInvoicePolicy, this.world.ask(tax.publishInvoicePolicy, policy, { as: operator() }));
  }

  request({ as, addressId }: Drawing, quantity = 25, more: Partial<RequestInvoices> = {}): Promise<Reply<RequisitionView>> {
    return this.world.ask(tax.requestInvoices, { lines: [{ type: 'vat-ordinary', quantity }], addressId, ...more }, { as });
  }

  issue(requisitionId: string, options: AskOptions = {}): Promise<Reply<RequisitionView>> {
    return this.world.ask(tax.issueRequisition, { requisitionId }, { as: this.yiwu, ...options });
  }

  import(
    code: string,
    first: number,
    last: number,
    type: InvoiceType = 'vat-ordinary',
    region = '330782',
  ): Promise<Reply<StockMoved>> {
    return this.world.ask(tax.importStock, { region, ranges: [{ code, type, first, last }] }, { as: operator() });
  }

  async reconciled(): Promise<Reconciliation> {
    return this.done(tax.reconcileStock, this.world.ask(tax.reconcileStock, {}, { as: operator() }));
  }

  /** The body of a success. */
  async done<T>(what: { readonly subject: string }, asked: Promise<Reply<T>>): Promise<T> {
    const reply = await asked;
    if (reply.status >= 400 || reply.status === 0) throw new Error(`${what.subject} answered ${reply.status} ${reply.text}`);
    return reply.body;
  }
}
