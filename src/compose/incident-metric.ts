import { Gauge, type Registry } from 'prom-client';
import { countOpenIncidents } from '../incidents/index.ts';
import type { Queryable } from '../postgres/index.ts';

/** Tells whoever watches how many incidents are open, by kind; nothing while the database does not answer. */
export function incidentMetric(
  database: Queryable,
  registry: Registry,
  report: (fault: unknown) => void,
): void {
  new Gauge({
    name: 'qyzmet_open_incidents',
    help: 'Incidents that are open, by kind.',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        for (const { kind, count } of await countOpenIncidents(database)) this.set({ kind }, count);
      } catch (fault) {
        report(fault);
      }
    },
  });
}
