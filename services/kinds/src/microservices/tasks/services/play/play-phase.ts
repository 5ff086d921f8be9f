import type { Operation, Phase } from '../scenario/scenario-file.js';
import type { System } from '../system/system.js';
import { planCalls } from './plan-calls.js';
import { sendCall, type ClientLog } from './player.js';

interface Surroundings {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly log: ClientLog;
  /** Calls that have begun and not ended, of this phase and those before. */
  readonly open: Set<Promise<void>>;
}

/** Waits until a time of the pod; throws when the grading is stopped meanwhile. */
type WaitUntil = (atMs: number) => Promise<void>;

/** Plays one phase: its load at its rate, faults and actions at their times. Ends when its time is over. */
export async function playPhase(system: System, phase: Phase, around: Surroundings): Promise<void> {
  const { pod, strikes } = system;
  const { log, operations, seed, signal, open } = around;
  const beganMs = pod.now();
  log.events.push({ atMs: beganMs, type: 'phase', name: phase.name });
  strikes.begin(phase.strikes);
  const until: WaitUntil = async (atMs) => {
    await new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, beganMs + atMs - pod.now())));
    signal.throwIfAborted();
  };
  const send = async (): Promise<void> => {
    for (const call of planCalls(phase, seed)) {
      await until(call.atMs);
      const operation = operations[call.operation];
      if (operation === undefined) throw new Error(`there is no operation ${call.operation}`);
      const sending = sendCall({ pod, topology: system.topology, log }, operation, call);
      open.add(sending);
      void sending.finally(() => open.delete(sending)).catch(() => undefined);
    }
  };
  await Promise.all([
    send(),
    strikeLinks(system, phase, until),
    act(system, phase, until),
    until(phase.forMs),
  ]);
  strikes.begin([]);
}

/** Sets the faults of links, and takes them away when they or the phase are over. */
async function strikeLinks({ pod }: System, { faults, forMs }: Phase, until: WaitUntil): Promise<void> {
  await Promise.all(
    faults.map(async ({ atMs, forMs: lasts = forMs - atMs, link, faults: own }) => {
      await until(atMs);
      pod.setFaults(link, own);
      await until(atMs + lasts);
      pod.setFaults(link, []);
    }),
  );
}

async function act(system: System, { actions }: Phase, until: WaitUntil): Promise<void> {
  await Promise.all(
    actions.map(async ({ atMs, do: action, member }) => {
      await until(atMs);
      await system.service(member).act(action);
    }),
  );
}
