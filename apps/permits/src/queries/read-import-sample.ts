import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { permits, type ImportSampleOf } from '@counterless/contracts';
import { Answer, Handles, RawBody, type Handler } from '@counterless/platform';

const read = (name: string) => readFileSync(new URL(`../catalogue/import-samples/${name}.csv`, import.meta.url), 'utf8');
const samples = { departments: read('departments'), themes: read('themes'), matters: read('matters') };

@Injectable()
@Handles(permits.readImportSample)
export class ReadImportSampleHandler implements Handler<typeof permits.readImportSample> {
  async run({ kind }: ImportSampleOf): Promise<Answer<never>> {
    return new Answer<never>(new RawBody(samples[kind], 'text/csv'));
  }
}
