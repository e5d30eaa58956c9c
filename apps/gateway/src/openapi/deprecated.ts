import type { Operation } from '@counterless/contracts';

const text = (description: string, maxLength: number, pattern: string) => ({ description, schema: { type: 'string', maxLength, pattern } });

/** The headers that tell of an announced end, as OpenAPI describes them. */
export function deprecationHeaders({ deprecated }: Operation): Record<string, unknown> {
  if (!deprecated) return {};
  return {
    Deprecation: text('Since when it is deprecated: @ and Unix seconds (RFC 9745)', 30, '^@[0-9]+$'),
    ...(deprecated.sunset && { Sunset: text('When it ends (RFC 8594)', 40, '^[A-Za-z0-9,: ]+GMT$') }),
    ...((deprecated.successor ?? deprecated.guide) && { Link: text('successor-version, and deprecation: how to change over', 4000, '^<[^\\s>]+>; rel=.*$') }),
  };
}
