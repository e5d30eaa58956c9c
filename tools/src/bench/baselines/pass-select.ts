/** What the baselines select: the same columns of the same row as the platform's own read of a pass, built to JSON by PostgreSQL. */
export const passSelect = `SELECT json_build_object(
  'id', id, 'number', number, 'status', status, 'version', version, 'plate', plate,
  'driver', json_build_object('name', driver_name, 'mobile', driver_mobile), 'cargo', cargo, 'origin', origin, 'destination', destination,
  'route', route, 'validFrom', iso(valid_from), 'validUntil', iso(valid_until), 'requestedAt', iso(requested_at),
  'decision', decisions -> -1, 'qr', qr)::text AS body FROM pass WHERE id = $1`;
