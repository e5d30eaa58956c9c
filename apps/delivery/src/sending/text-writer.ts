import { Injectable } from '@nestjs/common';
import { Clock, type Language } from '@counterless/kernel';
import type { Channel } from '../domain/channel-plan.ts';
import type { Kind } from '../domain/kinds.ts';
import { declaredValues, inForce, render, type Rendered, type Template } from '../domain/template.ts';
import type { Values } from '../domain/template-text.ts';
import { Templates } from './templates.ts';

/** Writes a message by the version of its texts that is in force. */
@Injectable()
export class TextWriter {
  constructor(
    private readonly templates: Templates,
    private readonly clock: Clock,
  ) {}

  async template(kind: Kind): Promise<Template> {
    const template = inForce(await this.templates.of(kind), this.clock.now());
    if (!template) throw new Error(`no version of ${kind} is in force`);
    return template;
  }

  /** @throws NoSuchText, ValuesFault */
  async write(kind: Kind, channel: Channel, language: Language, all: Values): Promise<Rendered & { readonly version: number }> {
    const template = await this.template(kind);
    return { ...render(template, channel, language, declaredValues(template, all)), version: template.version };
  }
}
