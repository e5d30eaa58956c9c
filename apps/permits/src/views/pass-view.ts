import { permits, type PassGranted, type PassNumberedFact, type PassView } from '@counterless/contracts';
import { Answer } from '@counterless/platform';
import type { Pass } from '../domain/pass.ts';
import { iso } from './iso.ts';

/** A pass as callers see it. `passJson` is the same from the row; test/pass.spec.ts holds the two together, in every state. */
export function passView(pass: Pass): PassView {
  return {
    id: pass.id,
    number: pass.number,
    status: pass.status,
    version: pass.version,
    plate: pass.plate,
    driver: { name: pass.driverName, mobile: pass.driverMobile },
    cargo: pass.cargo,
    origin: pass.origin,
    destination: pass.destination,
    route: [...pass.route],
    validFrom: pass.validFrom.toISOString(),
    validUntil: pass.validUntil.toISOString(),
    requestedAt: pass.requestedAt.toISOString(),
    decision: (pass.decision as PassView['decision']) ?? null,
    qr: pass.qr,
  };
}

/** SQL: a row of `pass` as the JSON of `passView`. */
export const passJson = `json_build_object('id', id, 'number', number, 'status', status, 'version', version, 'plate', plate,
  'driver', json_build_object('name', driver_name, 'mobile', driver_mobile), 'cargo', cargo, 'origin', origin, 'destination', destination,
  'route', route, 'validFrom', ${iso('valid_from')}, 'validUntil', ${iso('valid_until')}, 'requestedAt', ${iso('requested_at')},
  'decision', decisions -> -1, 'qr', qr)::text`;

export const passAddress = (id: string) => permits.readPass.http!.path.replace(':passId', id);

/** The answer of a command on a pass. */
export function passAnswer(pass: Pass): Answer<PassView> {
  return new Answer(passView(pass), { version: pass.version });
}

/** What the facts tell of a pass: nothing of the driver. */
export const numbered = (pass: Pass): PassNumberedFact => ({
  passId: pass.id,
  destination: pass.destination,
  ...(pass.number !== null && { number: pass.number }),
});

export function granted(pass: Pass): PassGranted {
  const { id: passId, number, destination, origin, plate, validFrom, validUntil } = pass;
  if (number === null) throw new Error('a granted pass has a number');
  return { passId, number, destination, origin, plate, validFrom: validFrom.toISOString(), validUntil: validUntil.toISOString() };
}
