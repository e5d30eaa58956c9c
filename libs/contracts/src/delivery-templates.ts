import { problem } from '@counterless/kernel';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Flag, Instant, Int, Json, ListOf, Nested, OneOf, Optional, Text } from './vocabulary.ts';

export const textChannels = ['sms', 'email', 'inbox'] as const;
export const messageLanguages = ['zh', 'en'] as const;
export const templateFieldTypes = ['text', 'number', 'time', 'day'] as const;
/** What a message is for. `sign-in` and `duty` leave no choice; of a `decision` one chooses the way; the others can be turned off. */
export const purposes = ['sign-in', 'duty', 'decision', 'progress', 'reminder', 'survey', 'electronic-service'] as const;
export type Purpose = (typeof purposes)[number];

const kindName = { pattern: /^[a-z]+(-[a-z]+)*$/, description: 'Kind of message, such as pass-granted' };

export class TemplateField {
  @Text(40, { pattern: /^[a-z][A-Za-z0-9]*$/ }) readonly name!: string;
  @OneOf(templateFieldTypes, { description: 'time: an instant, shown in Beijing time' }) readonly type!: (typeof templateFieldTypes)[number];
  @Flag({ description: 'May be absent; the text then says it within {{#name}}…{{/name}}' }) readonly optional!: boolean;
}
export class TemplateText {
  @OneOf(textChannels) readonly channel!: (typeof textChannels)[number];
  @OneOf(messageLanguages) readonly language!: (typeof messageLanguages)[number];
  @Optional() @Text(100, { description: 'Subject of an e-mail, title in the inbox; an SMS has none' }) readonly title?: string;
  @Text(4000, { description: '{{name}} is a field, {{name|24}} at most 24 characters of it, {{#name}}…{{/name}} stands only where it is given' }) readonly body!: string;
}
export class TemplateDraft {
  @ListOf(() => TemplateField, { max: 50 }) readonly fields!: TemplateField[];
  @ListOf(() => TemplateText, { min: 2, max: 6, description: 'Each channel in both languages' }) readonly texts!: TemplateText[];
}
export class PublishTemplate extends TemplateDraft {
  @Text(60, kindName) readonly kind!: string;
  @Instant({ description: 'In force from here until the next version starts' }) readonly startsAt!: string;
  @OneOf(purposes) readonly purpose!: Purpose;
  @Flag({ description: 'Goes out in quiet hours too' }) readonly urgent!: boolean;
}
export class TemplateView extends PublishTemplate {
  @Int(1, 1_000_000) readonly version!: number;
  @Instant() readonly publishedAt!: string;
}
export class ListTemplates extends Page {
  @Optional() @Text(60, kindName) readonly kind?: string;
}
export class TemplateList {
  @ListOf(() => TemplateView, { max: 200 }) readonly items!: TemplateView[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class PreviewTemplate {
  @Text(60, kindName) readonly kind!: string;
  @Optional() @Int(1, 1_000_000, { description: 'A published version; the one in force unless said' }) readonly version?: number;
  @Optional() @Nested(() => TemplateDraft, { description: 'What is not published yet, instead of a version' }) readonly draft?: TemplateDraft;
  @OneOf(textChannels) readonly channel!: (typeof textChannels)[number];
  @OneOf(messageLanguages) readonly language!: (typeof messageLanguages)[number];
  @Json({ description: 'A value for every declared field, and for no other: a text, a number, or {zh, en}' }) readonly values!: Record<string, unknown>;
}
export class RenderedText {
  @Optional() @Text(10_000) readonly title?: string | null;
  @Text(20_000) readonly body!: string;
  @Int(0, 20_000, { description: 'Characters of the body' }) readonly length!: number;
  @Optional() @Int(1, 500, { description: 'How many SMS it is billed as: 70 characters, or 67 each of several' }) readonly parts?: number | null;
  @Optional() @Int(1, 1_000_000, { description: 'Version that was rendered; null for a draft' }) readonly version?: number | null;
}

export const templateProblems = {
  templateNotFound: problem('template.not-found', 'not-found', { en: 'No such kind or version of message', zh: '没有这种消息模板或该版本' }),
  templateFaulty: problem('template.faulty', 'unprocessable', { en: 'The template or its values have faults', zh: '模板或字段取值有误' }),
  templateOverlap: problem('template.overlap', 'conflict', { en: 'Another version of this template starts at the same time, or was published just now', zh: '该模板已有同时生效的版本，或刚刚发布了另一版本' }),
  templatePast: problem('template.past', 'unprocessable', { en: 'A version cannot start in the past', zh: '模板版本不能从过去生效' }),
} as const;
const p = templateProblems;
const access = { actors: ['operator'], scope: 'delivery:templates' } as const;

export const templateOperations = {
  publishTemplate: operation({
    subject: 'delivery.template.publish.v1', summary: 'Publish the next version of a message’s texts',
    description: 'Checked strictly: a text that names an undeclared field, a declared field that no text names, a field that this kind of message does not know, a missing language are refused.',
    http: { method: 'POST', path: '/v1/delivery/templates/:kind/versions', status: 201 },
    access, request: PublishTemplate, response: TemplateView, problems: [p.templateNotFound, p.templateFaulty, p.templateOverlap, p.templatePast],
  }),
  listTemplates: operation({
    subject: 'delivery.template.list.v1', summary: 'All versions of all messages’ texts, by kind, the latest version last',
    http: { method: 'GET', path: '/v1/delivery/templates', status: 200 },
    access, request: ListTemplates, response: TemplateList,
  }),
  previewTemplate: operation({
    subject: 'delivery.template.preview.v1', summary: 'Show a text with given values, as it would be sent; nothing is sent',
    http: { method: 'POST', path: '/v1/delivery/templates/:kind/preview', status: 200 },
    access, request: PreviewTemplate, response: RenderedText, problems: [p.templateNotFound, p.templateFaulty], idempotent: false,
  }),
} as const;
