/**
 * SQL: a timestamptz as RFC 3339 in UTC with milliseconds, as `Date.toISOString` writes it. Written out where it is used:
 * the database's function `iso` is called for every value, this is part of the expression.
 */
export const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
