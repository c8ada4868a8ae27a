import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from './ports.ts';

export interface Metrics extends Meter {
  /** How long a person waited for the answer to one delivery. */
  answered(kind: string, outcome: string, seconds: number): void;
  gauge(name: string, help: string, read: () => number): void;
  readonly contentType: string;
  text(): Promise<string>;
}

/** Counters come into being when they are first counted; each keeps the label names of that time. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  const answers = new Histogram({
    name: 'milepost_answer_seconds',
    help: 'From a delivery of Slack to its answer',
    labelNames: ['kind', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.2, 3],
    registers: [registry],
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered: (kind, outcome, seconds) => answers.observe({ kind, outcome }, seconds),
    gauge(name, help, read) {
      const gauge: Gauge = new Gauge({
        name: `milepost_${name}`,
        help,
        registers: [registry],
        collect: () => gauge.set(read()),
      });
    },
    count(name, labels = {}) {
      const known = counters.get(name);
      const counter =
        known ??
        new Counter({
          name: `milepost_${name}_total`,
          help: name.replaceAll('_', ' '),
          labelNames: Object.keys(labels),
          registers: [registry],
        });
      counters.set(name, counter);
      counter.inc({ ...labels });
    },
  };
}
