import { main, serve } from '@counterless/platform';
import { identityConfig } from './identity.config.ts';
import { identityService } from './identity.module.ts';

await main(() => serve(identityService(identityConfig(process.env))));
