import { delivery, templateProblems, type PreviewTemplate, type RenderedText } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Handles, type Handler } from '@counterless/platform';
import { isKind, supplyOf, type Kind } from '../domain/kinds.ts';
import { draftFaults, hasText, inForce, render, valueFaults, type Template, type TemplateDraft } from '../domain/template.ts';
import type { Values } from '../domain/template-text.ts';
import { Templates } from '../sending/templates.ts';

/** An SMS in Chinese has 70 characters; of a longer one each part has 67. */
const smsParts = (length: number): number => (length <= 70 ? 1 : Math.ceil(length / 67));

@Handles(delivery.previewTemplate)
export class PreviewTemplateHandler implements Handler<typeof delivery.previewTemplate> {
  constructor(
    private readonly templates: Templates,
    private readonly clock: Clock,
  ) {}

  async run({ kind, version, draft, channel, language, values }: PreviewTemplate): Promise<RenderedText> {
    if (!isKind(kind)) throw new Problem(templateProblems.templateNotFound);
    const published = draft ? undefined : await this.#published(kind, version);
    const template = published ?? checked(kind, draft!);
    const faults = valueFaults(template, values);
    if (!hasText(template, channel))
      faults.push({
        path: '$.channel',
        code: 'no-text',
        message: { en: `it has no text for ${channel}`, zh: `没有 ${channel} 文本` },
      });
    if (faults.length > 0) throw new Problem(templateProblems.templateFaulty, { faults });
    const { title, body } = render({ ...template, kind }, channel, language, values as Values);
    const { length } = body;
    return {
      title: title ?? null,
      body,
      length,
      parts: channel === 'sms' ? smsParts(length) : null,
      version: published?.version ?? null,
    };
  }

  async #published(kind: Kind, version: number | undefined): Promise<Template> {
    const all = await this.templates.of(kind);
    const found = version === undefined ? inForce(all, this.clock.now()) : all.find(t => t.version === version);
    if (!found) throw new Problem(templateProblems.templateNotFound);
    return found;
  }
}

function checked(kind: Kind, draft: TemplateDraft): TemplateDraft {
  const faults = draftFaults(draft, supplyOf(kind)).map(f => ({ ...f, path: f.path.replace('$', '$.draft') }));
  if (faults.length > 0) throw new Problem(templateProblems.templateFaulty, { faults });
  return draft;
}
