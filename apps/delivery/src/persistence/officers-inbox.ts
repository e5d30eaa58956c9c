import { regionSpan } from '../domain/region-span.ts';
import type { OfficerReading } from '../sending/inbox-readings.ts';

/** SQL: the messages of `inbox_message` that are for an officer; takes four values from place `n` on. */
export const forOfficer = (n: number): string =>
  `officers_of BETWEEN $${n} AND $${n + 1} AND (officers_of = $${n} OR NOT own_region) AND (of_department IS NULL OR of_department = $${n + 2}) AND (of_role IS NULL OR of_role = ANY($${n + 3}::text[]))`;

export const officerValues = ({ region, department, roles }: OfficerReading): unknown[] => [...regionSpan(region), department ?? null, roles];
