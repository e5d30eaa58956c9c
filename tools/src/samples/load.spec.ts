import { describe, expect, it } from '@jest/globals';
import type { ImportReport } from '@counterless/contracts';
import type { CallOptions, Rest } from '../stories/rest.ts';
import { departments } from './departments.ts';
import { loadCatalogue } from './load.ts';
import { MATTER_COUNT } from './matters.ts';
import { themes } from './themes.ts';

/** A platform that counts the rows it is sent, by kind. */
class Platform {
  readonly rows: Record<string, number> = { departments: 0, themes: 0, matters: 0 };
  readonly bodies: { kind: string; bytes: number; whole: boolean }[] = [];

  async ok(method: string, path: string, options: CallOptions = {}): Promise<unknown> {
    const [route = '', kind = ''] = path.split('?kind=');
    if (method === 'GET') return { items: Array.from({ length: this.rows[route.split('/').at(-1)!]! }, (_, i) => ({ matters: i === 0 ? this.rows['matters'] : 0 })) };
    const body = options.body as string;
    const rows = body.trimEnd().split('\n').length;
    this.bodies.push({ kind, bytes: Buffer.byteLength(body), whole: body.endsWith('}\n') });
    this.rows[kind]! += rows;
    return { rows, imported: rows, unchanged: 0, faulty: 0, faults: [], unlisted: 0 } satisfies ImportReport;
  }
}

describe('loading the catalogue', () => {
  it('sends what matters refer to first, in requests that fit, and nothing the second time', async () => {
    const platform = new Platform();
    const said: string[] = [];
    const load = () => loadCatalogue(platform as unknown as Rest, 'token', text => said.push(text));
    const all = departments().length + themes().length + MATTER_COUNT;
    expect(await load()).toEqual({ imported: all, unchanged: 0 });
    expect(platform.bodies.map(b => b.kind)).toEqual(['departments', 'themes', 'matters', 'matters']);
    expect(platform.bodies.every(b => b.whole && b.bytes <= 7_500_000)).toBe(true);
    expect(said).toEqual(['64 departments', `${themes().length} themes`, '4839 matters']);
    const sent = platform.bodies.length;
    expect(await load()).toEqual({ imported: 0, unchanged: all });
    expect(platform.bodies).toHaveLength(sent);
  });
});
