import { main, serve } from '@counterless/platform';
import { documentsConfig } from './documents.config.ts';
import { documentsService } from './documents.module.ts';

await main(() => serve(documentsService(documentsConfig(process.env))));
