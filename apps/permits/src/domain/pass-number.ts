/** Serials of one region run from 1 to this: a pass number has six digits for them. */
export const lastSerial = 999_999;

/** Pass number: region (6 digits) and serial (6 digits, from 000001). @throws RangeError for what does not fit */
export function passNumber(region: string, serial: number): string {
  if (!/^[1-9]\d{5}$/.test(region)) throw new RangeError(`not a region: ${region}`);
  if (!Number.isInteger(serial) || serial < 1 || serial > lastSerial) throw new RangeError(`not a serial: ${serial}`);
  return region + String(serial).padStart(6, '0');
}
