import { main, serve } from '@counterless/platform';
import { permitsConfig } from './permits.config.ts';
import { permitsService } from './permits.module.ts';

await main(() => serve(permitsService(permitsConfig(process.env))));
