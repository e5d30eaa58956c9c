import { enableCompileCache } from 'node:module';
import { connectNats, createLogger } from '@counterless/platform';
import { gatewayConfig } from './gateway.config.ts';
import { createGateway } from './gateway.ts';

enableCompileCache();
try {
  const config = gatewayConfig(process.env);
  const logger = createLogger('gateway', config.logLevel);
  const connection = await connectNats('gateway', config, logger);
  const gateway = await createGateway(config, connection, logger);
  await gateway.fastify.listen({ host: config.host, port: config.port });
  logger.info({ port: config.port }, 'serves');
  const end = async () => {
    const forced = setTimeout(() => process.exit(0), config.drainSeconds * 1000);
    await gateway.close();
    await connection.drain().catch(() => undefined);
    clearTimeout(forced);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.name === 'ConfigError' ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
}
