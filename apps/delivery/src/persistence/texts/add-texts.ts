import { readFileSync } from 'node:fs';
import type { Language } from '@counterless/kernel';
import type { Migration } from '@counterless/platform';
import type { QueryRunner } from 'typeorm';
import { channelOrder } from '../../domain/channel-plan.ts';
import { isKind, supplyOf } from '../../domain/kinds.ts';
import { draftFaults, languages, type ChannelText, type Template } from '../../domain/template.ts';

/** As the files beside this one are written: short, since people write and read them. */
type Written = {
  readonly kind: string;
  readonly purpose: string;
  readonly urgent: boolean;
  readonly fields: readonly string[];
} & Partial<Record<(typeof channelOrder)[number], Record<Language, string> & { readonly title?: Record<Language, string> }>>;

/** Before any message: a clock that a test or a sandbox moves back finds the texts too. */
const start = new Date('2020-01-01T00:00:00+08:00');

/** The first version of each kind of message in a file. @throws Error where one may not be published */
export function firstTexts(file: string): Template[] {
  const written = JSON.parse(readFileSync(new URL(`./${file}.json`, import.meta.url), 'utf8')) as Written[];
  return written.map(w => {
    if (!isKind(w.kind)) throw new Error(`${file}.json: ${w.kind} is not a kind of message`);
    const supply = supplyOf(w.kind);
    const texts = channelOrder.flatMap(channel =>
      languages.flatMap((language): ChannelText[] => {
        const text = w[channel];
        return text ? [{ channel, language, body: text[language], ...(text.title && { title: text.title[language] }) }] : [];
      }),
    );
    const fields = w.fields.map(f => {
      const name = f.replace('?', '');
      return { name, type: supply[name] ?? ('text' as const), optional: f.endsWith('?') };
    });
    const faults = draftFaults({ fields, texts }, supply);
    if (faults.length > 0) throw new Error(`${file}.json, ${w.kind}: ${faults.map(f => `${f.path} ${f.message.en}`).join('; ')}`);
    return { kind: w.kind, version: 1, startsAt: start, purpose: w.purpose, urgent: w.urgent, fields, texts };
  });
}

/** A migration that publishes the first version of what a file holds. `name` as for any migration: what it does, and a number that grows. */
export function addTexts(name: string, file: string): Migration {
  return class {
    name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const { kind, version, startsAt, purpose, urgent, fields, texts } of firstTexts(file))
        await runner.query(
          `INSERT INTO template (kind, version, starts_at, purpose, urgent, fields, texts, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $3, 'service:delivery')`,
          [kind, version, startsAt, purpose, urgent, JSON.stringify(fields), JSON.stringify(texts)],
        );
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DELETE FROM template WHERE kind = ANY($1)', [firstTexts(file).map(t => t.kind)]);
    }
  };
}
