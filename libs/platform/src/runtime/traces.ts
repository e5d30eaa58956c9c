import { context, SpanKind, SpanStatusCode, trace, TraceFlags, type Span } from '@opentelemetry/api';
import { randomFillSync } from 'node:crypto';

// Random bytes for 170 ids at a time: asking the system for each costs more than all else here.
const pool = Buffer.alloc(4080);
let used = pool.length;

function newTraceparent(): string {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const hex = pool.toString('hex', used, (used += 24));
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-00`;
}

// Ids of zeros alone are invalid (W3C Trace Context, 3.2.2).
const form = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A piece of work in a trace. */
export interface Piece {
  /** W3C traceparent for whatever this piece asks of others. */
  readonly traceparent: string;
  fail(code: string): void;
  end(): void;
}

/** W3C trace context; spans are made only where an OTLP collector is configured. */
export class Tracing {
  #provider: { shutdown(): Promise<void> } | undefined;
  #on = false;

  constructor(private readonly service: string) {}

  /** Sends spans to an OTLP/HTTP collector. Loaded only then: it costs memory that an idle service need not spend. */
  async export(url: string): Promise<void> {
    const [{ BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
    const provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': this.service }),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${url.replace(/\/$/, '')}/v1/traces` }))],
    });
    trace.setGlobalTracerProvider(provider);
    this.#provider = provider;
    this.#on = true;
  }

  start(name: string, traceparent: string | undefined): Piece {
    const parent = traceparent ? form.exec(traceparent) : null;
    if (!this.#on) {
      return {
        traceparent: parent ? traceparent! : newTraceparent(),
        fail: () => undefined,
        end: () => undefined,
      };
    }
    const ctx = parent
      ? trace.setSpanContext(context.active(), { traceId: parent[1]!, spanId: parent[2]!, traceFlags: Number.parseInt(parent[3]!, 16), isRemote: true })
      : context.active();
    const span: Span = trace.getTracer('counterless').startSpan(name, { kind: SpanKind.SERVER }, ctx);
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      traceparent: `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0')}`,
      fail: code => span.setStatus({ code: SpanStatusCode.ERROR, message: code }),
      end: () => span.end(),
    };
  }

  async stop(): Promise<void> {
    await this.#provider?.shutdown();
  }
}
