import { FRONT, type Service } from '../service.js';
import type { Stage } from './run-scenario.js';
import { stopWhileOpen } from './stop-while-open.js';

/** The service that is graded, as scenarios see it. */
export const createStage = (service: Service, signal: AbortSignal): Stage => ({
  pod: service.pod,
  link: FRONT,
  signal,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  stop: (open, withinMs) =>
    stopWhileOpen({ pod: service.pod, stop: (within) => service.stop(within) }, open, withinMs),
});
