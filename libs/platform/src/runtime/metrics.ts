import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one process. */
export class Metrics {
  readonly registry = new Registry();
  readonly operations = new Histogram({
    name: 'operation_seconds',
    help: 'Time to answer an operation, by subject and status',
    labelNames: ['subject', 'status'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [this.registry],
  });
  readonly reactions = new Counter({
    name: 'reactions_total',
    help: 'Facts reacted to, by subject and outcome (done, repeated, failed, dead)',
    labelNames: ['subject', 'outcome'],
    registers: [this.registry],
  });
  readonly outbox = new Gauge({ name: 'outbox_waiting', help: 'Facts that are committed and not yet published', registers: [this.registry] });
  readonly deadlines = new Counter({
    name: 'deadlines_total',
    help: 'Deadlines fired, by kind; late ones apart',
    labelNames: ['kind', 'late'],
    registers: [this.registry],
  });

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }
}
