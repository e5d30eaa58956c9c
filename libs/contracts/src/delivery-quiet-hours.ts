import { problem } from '@counterless/kernel';
import { textChannels } from './delivery-templates.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Instant, Int, ListOf, Optional, Text, Texts } from './vocabulary.ts';

const timeOfDay = { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, example: '22:00' };

export class PublishQuietHours {
  @Instant({ description: 'In force from here until the next rule starts' }) readonly startsAt!: string;
  @Text(5, { ...timeOfDay, description: 'Beijing time' }) readonly from!: string;
  @Text(5, { ...timeOfDay, description: 'Beijing time, the next day where it is earlier than `from`; equal: there are no quiet hours' }) readonly until!: string;
  @Texts({ min: 1, max: 3, words: textChannels, description: 'Channels that disturb nobody in these hours' }) readonly channels!: (typeof textChannels)[number][];
}
export class QuietHoursView extends PublishQuietHours {
  @Int(1, 1_000_000) readonly version!: number;
  @Instant() readonly publishedAt!: string;
}
export class QuietHoursList {
  @ListOf(() => QuietHoursView, { max: 200 }) readonly items!: QuietHoursView[];
  @Optional() @Text(300) readonly next?: string | null;
}

export const quietHoursProblems = {
  quietHoursOverlap: problem('quiet-hours.overlap', 'conflict', { en: 'Another rule of quiet hours starts at the same time, or was published just now', zh: '已有同时生效的免打扰时段规则，或刚刚发布了另一规则' }),
  quietHoursPast: problem('quiet-hours.past', 'unprocessable', { en: 'A rule of quiet hours cannot start in the past', zh: '免打扰时段规则不能从过去生效' }),
} as const;
const p = quietHoursProblems;
const access = { actors: ['operator'], scope: 'delivery:quiet-hours' } as const;

export const quietHoursOperations = {
  publishQuietHours: operation({
    subject: 'delivery.quiet-hours.publish.v1', summary: 'Publish the next rule of quiet hours, in which nobody is disturbed but by what is urgent',
    description: 'A rule is never changed: another one follows it. What waits for the end of quiet hours already goes out when it was to.',
    http: { method: 'POST', path: '/v1/delivery/quiet-hours', status: 201 },
    access, request: PublishQuietHours, response: QuietHoursView, problems: [p.quietHoursOverlap, p.quietHoursPast],
  }),
  listQuietHours: operation({
    subject: 'delivery.quiet-hours.list.v1', summary: 'All rules of quiet hours, also those to come, the latest version last',
    http: { method: 'GET', path: '/v1/delivery/quiet-hours', status: 200 },
    access, request: Page, response: QuietHoursList,
  }),
} as const;
