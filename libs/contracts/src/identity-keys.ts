import { actorKinds } from './actor.ts';
import { operation } from './operation.ts';
import { general } from './problems.ts';
import { services } from './service.ts';
import { Instant, Int, ListOf, OneOf, Optional, Text, Texts } from './vocabulary.ts';

export class KeyNamed {
  @Text(255, { description: 'The Idempotency-Key, percent-encoded where it needs to be', pattern: /^[\x21-\x7e]+$/, patternText: { en: 'must be printable ASCII', zh: '应为可打印 ASCII 字符' } })
  readonly key!: string;
}

export class KeyedRequest {
  @Text(200, { description: 'Which operation it asked for: its operationId in the API description' }) readonly operation!: string;
  @OneOf(['in-progress', 'done'], { description: 'in-progress: it is being worked on, and may still have no effect; done: it took effect, and its answer is kept' })
  readonly state!: 'in-progress' | 'done';
  @Instant({ description: 'When it took effect; of one in progress, when it was taken up' }) readonly at!: string;
  @Optional() @Int(200, 299, { description: 'HTTP status that it was answered with' }) readonly status?: number | null;
  @Optional() @Text(2000, { description: 'Where the result is, where the answer said so' }) readonly location?: string | null;
  @Optional() @Int(1, 2_147_483_647, { description: 'Version of the resource that the answer showed' }) readonly version?: number | null;
  @Optional() @Instant({ description: 'Until when the same request is answered by the kept answer; afterwards it would be a new one' }) readonly keptUntil?: string | null;
}

export class KeyState {
  @Text(255) readonly key!: string;
  @ListOf(() => KeyedRequest, { min: 1, max: 20, description: 'The requests under this key; more than one only where it was used at several services' })
  readonly requests!: readonly KeyedRequest[];
  @Texts({ max: 20, words: services, description: 'Services that did not answer, and may know of another request' }) readonly unheard!: readonly string[];
}

export const keyOperations = {
  readKey: operation({
    subject: 'identity.key.read.v1', summary: 'What became of the request with an Idempotency-Key',
    description: 'For the app and the subject that sent it; of anybody else’s key it is answered as of one never used. A request that was refused leaves nothing under its key: it may be sent again. Where a service does not answer and no other knows the key, the answer is 503, never 404.',
    http: { method: 'GET', path: '/v1/operations/:key', status: 200 },
    access: { actors: actorKinds }, request: KeyNamed, response: KeyState, problems: [general.keyUnknown],
  }),
} as const;
