import { actorText, delivery, templateProblems, type PublishTemplate, type TemplateView } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { isKind, supplyOf } from '../domain/kinds.ts';
import { draftFaults } from '../domain/template.ts';
import { Templates } from '../sending/templates.ts';

/** A version is published once and never changed: whoever wants other texts publishes the next one with its own start. */
@Handles(delivery.publishTemplate)
export class PublishTemplateHandler implements Handler<typeof delivery.publishTemplate> {
  constructor(
    private readonly templates: Templates,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(request: PublishTemplate, call: Call): Promise<Answer<TemplateView>> {
    const { kind, purpose, urgent, fields, texts } = request;
    if (!isKind(kind)) throw new Problem(templateProblems.templateNotFound);
    const faults = draftFaults(request, supplyOf(kind));
    if (faults.length > 0) throw new Problem(templateProblems.templateFaulty, { faults });
    const startsAt = new Date(request.startsAt);
    const publishedAt = this.clock.now();
    if (startsAt < publishedAt) {
      const message = { en: `it is ${publishedAt.toISOString()} already`, zh: `现在已是 ${publishedAt.toISOString()}` };
      throw new Problem(templateProblems.templatePast, { faults: [{ path: '$.startsAt', code: 'past', message }] });
    }
    const draft = { kind, startsAt, purpose, urgent, fields, texts, publishedAt, publishedBy: actorText(actorOf(call)) };
    const answer = await this.work.run(call, async tx => {
      const version = await this.templates.publish(tx, draft);
      const view = {
        kind,
        purpose,
        urgent,
        fields,
        texts,
        version,
        startsAt: startsAt.toISOString(),
        publishedAt: publishedAt.toISOString(),
      };
      return new Answer<TemplateView>(view);
    });
    this.templates.forget();
    return answer;
  }
}
