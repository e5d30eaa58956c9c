/** Degrees, WGS 84. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}
export interface Sighting {
  readonly scan: string;
  readonly checkpoint: string;
  readonly place: Place;
  readonly at: Date;
}
export interface DoubleScan {
  /** The earlier of the two; at the same instant the one with the lesser scan id. */
  readonly first: Sighting;
  readonly second: Sighting;
  readonly kilometres: number;
  readonly minutes: number;
}

/** Mean radius of the Earth (IUGG), in km. */
const earthRadius = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in km, by the haversine formula: exact enough for near points too. */
export function greatCircle(a: Place, b: Place): number {
  const half = (x: number) => Math.sin(radians(x) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Sightings in the order of their time; ties by id, so that every replica orders alike. */
export function inTime(a: Sighting, b: Sighting): number {
  return a.at.getTime() - b.at.getTime() || (a.scan < b.scan ? -1 : a.scan > b.scan ? 1 : 0);
}

/**
 * Two sightings of one pass that cannot be one vehicle: at different checkpoints, and further apart than it can have driven at
 * `speed` km/h along the shortest way. Symmetrical. Nothing is divided, so equal times are no special case.
 */
export function doubleScan(a: Sighting, b: Sighting, speed: number): DoubleScan | undefined {
  if (a.scan === b.scan || a.checkpoint === b.checkpoint) return undefined;
  const [first, second] = inTime(a, b) < 0 ? [a, b] : [b, a];
  const kilometres = greatCircle(first.place, second.place);
  const minutes = (second.at.getTime() - first.at.getTime()) / 60_000;
  return kilometres > (speed * minutes) / 60 ? { first, second, kilometres, minutes } : undefined;
}

/** A new sighting between its neighbours in time. */
export interface Between {
  readonly before: Sighting | undefined;
  readonly sighting: Sighting;
  readonly after: Sighting | undefined;
}

/**
 * The double scans that new sightings make with their neighbours in time, on both sides: an offline checkpoint hands in its
 * scans late. Neighbours are enough: where each step from one sighting to the next can be driven, so can the whole way
 * (triangle inequality). A pair comes once, however many of its two sightings are new.
 */
export function doubleScans(news: readonly Between[], speed: (at: Date) => number): DoubleScan[] {
  const found = new Map<string, DoubleScan>();
  for (const { before, sighting, after } of news) {
    for (const neighbour of [before, after]) {
      if (!neighbour) continue;
      const later = inTime(sighting, neighbour) < 0 ? neighbour : sighting;
      const double = doubleScan(sighting, neighbour, speed(later.at));
      if (double) found.set(`${double.first.scan} ${double.second.scan}`, double);
    }
  }
  return [...found.values()];
}
