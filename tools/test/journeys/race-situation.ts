import type { Town } from './town.ts';

/** Who sends what, once the ground is prepared. */
export interface Situation {
  readonly token: string;
  /** Values of the names in the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** JSON, or the text of another media type. */
  readonly body?: object | string;
  readonly contentType?: string;
  /** What makes it another request under the same key; unless said, another id in the path. */
  readonly other?: Pick<Situation, 'path' | 'body'>;
}
/** By subject: prepares what the operation needs to take effect. */
export type Preparers = Readonly<Record<string, (town: Town) => Promise<Situation>>>;
