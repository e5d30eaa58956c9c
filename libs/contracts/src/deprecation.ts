/** What takes the place of another. */
interface Successor {
  readonly name: string;
  readonly http?: { readonly method: string; readonly path: string };
}

/** The announced end of an operation: told with every answer (RFC 9745, RFC 8594), in the API description and in the SDK. */
export interface Deprecation {
  /** RFC 3339; from when on nobody should begin to use it. */
  readonly since: string;
  /** RFC 3339; from then on it answers 410. Without it, there is no end yet. */
  readonly sunset?: string;
  /** What takes its place; its path names nothing that the path of the old one does not. */
  readonly successor?: Successor;
  /** Address of a page that says how to change over, such as /docs. */
  readonly guide?: string;
}

const namesIn = (path: string): readonly string[] => [...path.matchAll(/:([A-Za-z]+)/g)].map(m => m[1]!);
const instant = (text: string): boolean => /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));

/** @throws Error where the declaration contradicts itself */
export function assertDeprecation({ since, sunset, successor }: Deprecation, path: string, subject: string): void {
  const fail = (why: string): never => {
    throw new Error(`the deprecation of ${subject} ${why}`);
  };
  for (const at of [since, sunset]) if (at !== undefined && !instant(at)) fail(`has ${at}, which is no instant`);
  // RFC 9745, 4: the end is not before the announcement.
  if (sunset !== undefined && Date.parse(sunset) < Date.parse(since)) fail('ends before it begins');
  if (successor?.http === undefined && successor !== undefined) fail('names a successor without an address');
  const unknown = namesIn(successor?.http?.path ?? '').filter(name => !namesIn(path).includes(name));
  if (unknown.length > 0) fail(`names a successor whose ${unknown.join(', ')} nobody knows`);
}

/** For whoever reads the API description or the SDK. */
export function deprecationText({ deprecated }: { readonly deprecated?: Deprecation }): string | undefined {
  if (!deprecated) return undefined;
  const { since, sunset, successor, guide } = deprecated;
  return [
    `Deprecated since ${since}.`, sunset && `Answers 410 from ${sunset} on.`, successor && `Use ${successor.http!.method} ${successor.http!.path} (${successor.name}).`, guide && `How to change over: ${guide}.`,
  ].filter(Boolean).join(' ');
}
