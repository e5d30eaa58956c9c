import { problem } from '@counterless/kernel';
import { operation } from './operation.ts';
import { Nothing } from './permits.ts';
import { Flag, Instant, Optional, Text } from './vocabulary.ts';

export class SandboxTime {
  @Instant({ description: 'The time that the platform goes by' }) readonly now!: string;
  @Flag({ description: 'It is being moved: wait until it is not' }) readonly moving!: boolean;
  @Optional() @Instant({ description: 'Where to' }) readonly target?: string | null;
}
export class MoveClock {
  @Optional() @Instant({ description: 'Time to move to' }) readonly to?: string;
  @Optional()
  @Text(30, {
    description: 'By how much instead: an ISO 8601 duration of weeks, days, hours, minutes and seconds', example: 'P45D',
    pattern: /^P(\d{1,4}W)?(\d{1,4}D)?(T(\d{1,5}H)?(\d{1,6}M)?(\d{1,7}S)?)?$/,
    patternText: { en: 'must be a duration such as P45D, P1W or PT36H', zh: '应为时长，例如 P45D、P1W 或 PT36H' },
  })
  readonly by?: string;
}

export const clockProblems = {
  clockTarget: problem('clock.target', 'invalid', { en: 'The clock cannot be moved there', zh: '时钟不能移动到该时间' }),
  clockMoving: problem('clock.moving', 'conflict', { en: 'The clock is being moved already', zh: '时钟正在移动' }),
} as const;
const sandboxApp = { actors: ['app'] as const, scope: 'sandbox' };

export const clockOperations = {
  readClock: operation({
    subject: 'identity.sandbox.read-clock.v1', summary: 'Sandbox: the time that the platform goes by',
    http: { method: 'GET', path: '/v1/sandbox/clock', status: 200 },
    access: sandboxApp, request: Nothing, response: SandboxTime, sandbox: true,
  }),
  moveClock: operation({
    subject: 'identity.sandbox.move-clock.v1', summary: 'Sandbox: move the clock forward; every deadline on the way passes, once and in order',
    description: 'At most two years at a time, and never back. The sandbox has one clock for all its apps. Tokens and signatures go by the real time.',
    http: { method: 'POST', path: '/v1/sandbox/clock', status: 202 },
    access: sandboxApp, request: MoveClock, response: SandboxTime, sandbox: true, problems: [clockProblems.clockTarget, clockProblems.clockMoving],
  }),
} as const;
