import { general, messageProblems, type Class, type SignedCallback } from '@counterless/contracts';
import { Problem, SystemClock } from '@counterless/kernel';
import { readJson, validate } from '@counterless/platform';
import { isFresh, isSignature, signatureMinutes } from './signature.ts';

// Partners sign by their own time, whatever a sandbox's clock says.
const wall = new SystemClock();

/**
 * What a partner outside signed, as an object of `type`.
 * @throws Problem `callback.signature-invalid`, `callback.stale`, or `request.invalid` with the faults of `data` at their place
 */
export function openCallback<T extends object>(
  { timestamp, nonce, data, signature }: SignedCallback,
  secret: string,
  type: Class<T>,
): T {
  // The signature first: whoever has no secret learns nothing more.
  if (!isSignature(signature, secret, timestamp, nonce, data)) throw new Problem(messageProblems.callbackSignature);
  if (!isFresh(timestamp, wall.now())) {
    const detail = {
      en: `the timestamp is more than ${signatureMinutes} minutes away; sign anew`,
      zh: `时间戳与当前时间相差超过 ${signatureMinutes} 分钟，请重新签名`,
    };
    throw new Problem(messageProblems.callbackStale, { detail });
  }
  try {
    return validate(type, readJson(Buffer.from(data)));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(general.invalid, {
      faults: error.faults.map(f => ({ ...f, path: f.path.replace('$', '$.data') })),
      cause: error,
    });
  }
}
