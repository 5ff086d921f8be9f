import type { Incident } from '@hone/contracts';
import { PLATFORM } from './collect.js';

/** How the platform's line on a deployment begins. */
export const DEPLOYING = 'deploying';

/** The telemetry since the deployment: only that can show a fault. Pure. */
export function sinceDeployment({ logs, spans, series }: Incident): Incident {
  const line = logs.find(({ service, message }) => service === PLATFORM && message.startsWith(DEPLOYING));
  const fromMs = line?.atMs ?? 0;
  return {
    logs: logs.filter(({ atMs }) => atMs >= fromMs),
    spans: spans.filter(({ startMs }) => startMs >= fromMs),
    series,
  };
}
