import type { Service } from '@counterless/contracts';
import { Settings, type PlatformConfig } from '@counterless/platform';

export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly natsUrl: string;
  readonly natsUser: string | undefined;
  readonly natsPassword: string | undefined;
  /** Issuer of the access tokens, and where its keys are. */
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
  /** Where /oidc is served; the gateway hands it on. */
  readonly identityUrl: string;
  readonly publicUrl: string;
  /** Where the services are that answer streams, and the key by which they know the gateway. */
  readonly streamUrls: Readonly<Partial<Record<Service, string>>>;
  readonly streamKey: Uint8Array;
  readonly ratePerMinute: number;
  /** Streams of live events that one subject, and one app, may hold open here. */
  readonly streamsPerSubject: number;
  readonly streamsPerApp: number;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly mode: 'sandbox' | 'production';
  readonly logLevel: PlatformConfig['logLevel'];
  readonly drainSeconds: number;
  readonly tracesUrl: string | undefined;
}

const list = (text: string) => text.split(',').map(s => s.trim()).filter(Boolean);

export function gatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const settings = new Settings(env);
  const host = settings.text('HOST', '127.0.0.1');
  const port = settings.int('PORT', 8080, 0, 65535);
  const publicUrl = settings.url('PUBLIC_URL', `http://127.0.0.1:${port}`);
  const identityUrl = settings.url('IDENTITY_URL', 'http://127.0.0.1:8081');
  const config: GatewayConfig = {
    host,
    port,
    publicUrl,
    natsUrl: settings.text('NATS_URL', 'nats://127.0.0.1:4222'),
    natsUser: settings.optional('NATS_USER'),
    natsPassword: settings.optional('NATS_PASSWORD'),
    issuer: settings.url('ISSUER', `${publicUrl}/oidc`),
    jwksUrl: settings.url('JWKS_URL', `${identityUrl}/oidc/jwks`),
    audience: settings.url('AUDIENCE', publicUrl),
    identityUrl,
    streamUrls: { documents: settings.url('DOCUMENTS_URL', 'http://127.0.0.1:8082') },
    streamKey: settings.key('STREAM_KEY'),
    ratePerMinute: settings.int('RATE_PER_MINUTE', 6000, 1, 100_000_000),
    streamsPerSubject: settings.int('STREAMS_PER_SUBJECT', 10, 1, 100_000),
    streamsPerApp: settings.int('STREAMS_PER_APP', 5000, 1, 1_000_000),
    corsOrigins: list(settings.text('CORS_ORIGINS', '*')),
    trustedProxies: list(settings.text('TRUSTED_PROXIES', '')),
    mode: settings.oneOf('PLATFORM_MODE', ['sandbox', 'production'] as const, 'production'),
    logLevel: settings.oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'] as const, 'info'),
    drainSeconds: settings.int('DRAIN_SECONDS', 8, 0, 120),
    tracesUrl: settings.optional('OTEL_EXPORTER_OTLP_ENDPOINT'),
  };
  settings.done();
  return config;
}
