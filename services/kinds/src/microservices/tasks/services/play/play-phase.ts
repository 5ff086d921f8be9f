import { delay } from '../../../../judging/delay.js';
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

/**
 * Plays one phase: its load at its rate, faults and actions at their times. Ends when its time is over. The load waits for
 * services killed by a strike: however slowly a service starts, it meets every kill.
 */
export async function playPhase(system: System, phase: Phase, around: Surroundings): Promise<void> {
  const { pod, strikes } = system;
  const { log, operations, seed, signal, open } = around;
  const beganMs = pod.now();
  log.events.push({ atMs: beganMs, type: 'phase', name: phase.name });
  strikes.begin(phase);
  noteHangs(system, phase, log, 'hangs');
  let pausedMs = 0;
  const until: WaitUntil = (atMs) => delay(Math.max(0, beganMs + pausedMs + atMs - pod.now()), signal);
  const pauseForRestarts = async (): Promise<void> => {
    const fromMs = pod.now();
    await system.awaitRestarts();
    pausedMs += pod.now() - fromMs;
  };
  const send = async (): Promise<void> => {
    for (const call of planCalls(phase, seed)) {
      await until(call.atMs);
      await pauseForRestarts();
      const operation = operations[call.operation];
      if (operation === undefined) throw new Error(`there is no operation ${call.operation}`);
      const sending = sendCall({ pod, topology: system.topology, log }, operation, call);
      open.add(sending);
      void sending.finally(() => open.delete(sending)).catch(() => undefined);
    }
    await until(phase.forMs);
  };
  await Promise.all([send(), strikeLinks(system, phase, until), act(system, phase, { log, until, signal })]);
  strikes.endHangs();
  noteHangs(system, phase, log, '');
}

/** A stub that hangs is a fault of the links that lead to it. */
function noteHangs({ pod, topology }: System, { hangs }: Phase, log: ClientLog, label: string): void {
  for (const { from, to } of topology.links.filter((link) => hangs.includes(link.to)))
    log.events.push({ atMs: pod.now(), type: 'link', from, to, label });
}

/** Sets the faults of links, and removes them when they or the phase are over. */
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

/** A longer timeout would outlast the scenario. */
const STOP_WITHIN_MS = 10_000;

interface Acting {
  readonly log: ClientLog;
  readonly until: WaitUntil;
  readonly signal: AbortSignal;
}

async function act(system: System, { actions }: Phase, { log, until, signal }: Acting): Promise<void> {
  await Promise.all(
    actions.map(async ({ atMs, do: action, member: node }) => {
      await until(atMs);
      const service = system.service(node);
      if (action !== 'stop') {
        await service.act(action);
        // Otherwise the next phase would begin with a service that is not there.
        return action === 'restart' ? service.awaitReady(signal) : undefined;
      }
      log.events.push({ atMs: system.pod.now(), type: 'stop', node });
      const { exitCode: code } = await service.stop(STOP_WITHIN_MS);
      log.events.push({ atMs: system.pod.now(), type: 'exit', node, code });
    }),
  );
}
