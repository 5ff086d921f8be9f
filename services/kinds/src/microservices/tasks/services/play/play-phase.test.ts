import type { ProgramOutcome } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { inVirtualTime } from '../../../../judging/virtual-time.fixture.js';
import type { HistoryEvent } from '../../../history/history.js';
import type { Phase } from '../scenario/scenario-file.js';
import type { System } from '../system/system.js';
import { playPhase } from './play-phase.js';

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A system of one service that needs 900 ms to end and 700 ms to be ready. */
function createSystem(): { readonly system: System; readonly acted: string[] } {
  const acted: string[] = [];
  const service = {
    act: (action: string) => Promise.resolve(void acted.push(action)),
    awaitReady: () => later(700).then(() => void acted.push('ready')),
    stop: () => later(900).then(() => ({ exitCode: 0 }) as ProgramOutcome),
  };
  const system = {
    pod: { now: () => performance.now() },
    topology: { links: [] },
    strikes: { begin: () => undefined, endHangs: () => undefined },
    service: () => service,
    awaitRestarts: () => Promise.resolve(),
  };
  return { system: system as unknown as System, acted };
}

const phaseOf = (...actions: Phase['actions']): Phase => ({
  name: 'deploy',
  forMs: 200,
  load: [],
  faults: [],
  strikes: [],
  hangs: [],
  actions,
});

/** What the phase writes down, and how long it lasts. */
async function play(phase: Phase) {
  const { system, acted } = createSystem();
  const events: HistoryEvent[] = [];
  const lastedMs = await inVirtualTime(async () => {
    const beganMs = performance.now();
    const log = { events, ended: 0, nextOperation: () => 0 };
    const signal = new AbortController().signal;
    await playPhase(system, phase, { operations: {}, seed: 'seed', signal, log, open: new Set() });
    return performance.now() - beganMs;
  });
  const types = events.map(({ type, atMs }) => [type, atMs - (events[0]?.atMs ?? 0)]);
  return { types, acted, lastedMs };
}

describe('a phase', () => {
  it('lasts until a service that it stops has ended, and writes down when', async () => {
    const { types, lastedMs } = await play(phaseOf({ atMs: 100, do: 'stop', member: 'desk' }));
    expect(types).toEqual([
      ['phase', 0],
      ['stop', 100],
      ['exit', 1_000],
    ]);
    expect(lastedMs).toBe(1_000);
  });

  it('lasts until a service that it restarts is ready', async () => {
    const { acted, lastedMs } = await play(phaseOf({ atMs: 0, do: 'restart', member: 'desk' }));
    expect(acted).toEqual(['restart', 'ready']);
    expect(lastedMs).toBe(700);
  });

  it('ends in time where there is nothing to wait for', async () => {
    const { acted, lastedMs } = await play(phaseOf({ atMs: 50, do: 'kill', member: 'desk' }));
    expect([acted, lastedMs]).toEqual([['kill'], 200]);
  });
});
