import type { Pod } from '@hone/contracts/sandbox';
import { decodeText } from '../../../../judging/evidence-text.js';
import { readyLink } from '../../services/system/service-member.js';

const WITHIN_MS = 900;
const MOST_LINES = 200;
const MOST_LINE = 300;

/** Asks services for their metrics, as Prometheus does. */
export interface MetricSampler {
  sample(): void;
  /** Whether a service has answered with metrics. */
  has(service: string): boolean;
  /** Samples with their times. */
  lines(): readonly string[];
}

export function createMetricSampler(pod: Pod, services: readonly string[]): MetricSampler {
  const lines: string[] = [];
  const measured = new Set<string>();
  const sample = async (name: string): Promise<void> => {
    // Log lines and spans carry the time of day, too.
    const at = new Date().getTime();
    const request = { method: 'GET', target: '/metrics', headers: [], withinMs: WITHIN_MS };
    const outcome = await pod.request(readyLink(name), request);
    if (!('response' in outcome) || outcome.response.status !== 200) return;
    const own = decodeText(outcome.response.body)
      .split('\n')
      .filter((line) => line.includes('{'));
    if (own.length > 0) measured.add(name);
    lines.push(...own.slice(0, MOST_LINES).map((line) => `${line.slice(0, MOST_LINE)} ${at}`));
  };
  return {
    sample() {
      for (const name of services) sample(name).catch(() => undefined);
    },
    has: (service) => measured.has(service),
    lines: () => lines,
  };
}
