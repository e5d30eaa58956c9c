import { main, serve } from '@counterless/platform';
import { taxConfig } from './tax.config.ts';
import { taxService } from './tax.module.ts';

await main(() => serve(taxService(taxConfig(process.env))));
