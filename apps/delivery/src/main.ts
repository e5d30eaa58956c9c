import { main, serve } from '@counterless/platform';
import { deliveryConfig } from './delivery.config.ts';
import { deliveryService } from './delivery.module.ts';

await main(() => serve(deliveryService(deliveryConfig(process.env))));
