import type { GradingSession } from '@hone/contracts/kind';
import { FRONT } from '../front.js';
import type { Service } from '../service.js';
import type { Stage } from './run-scenario.js';
import { stopWhileOpen } from './stop-while-open.js';
import { createWorkbench } from './workbench.js';

/** The service that is graded, as scenarios see it. */
export function createStage(
  service: Service,
  session: Pick<GradingSession<unknown>, 'package' | 'now' | 'signal'>,
): Stage {
  // A scenario that ended early has not reset them.
  for (const each of service.third.values()) each.behave([]);
  return stageOf(service, session);
}

const stageOf = (
  service: Service,
  session: Pick<GradingSession<unknown>, 'package' | 'now' | 'signal'>,
): Stage => ({
  third: service.third,
  pod: service.pod,
  link: FRONT,
  signal: session.signal,
  kill: () => service.kill(),
  restart: async () => {
    const start = await service.revive();
    return start.ok ? undefined : start.why;
  },
  workbench: createWorkbench(service, session),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  stop: (open, withinMs) =>
    stopWhileOpen({ pod: service.pod, stop: (within) => service.stop(within) }, open, withinMs),
});
