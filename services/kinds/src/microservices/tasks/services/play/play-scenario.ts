import type { TopologyState } from '@hone/contracts';
import type { ReadRows } from '../../../../api-design/tasks/implementation/database.js';
import type { History, HistoryEvent, Json } from '../../../history/history.js';
import type { Plan, ScenarioFile, Store } from '../scenario/scenario-file.js';
import { CLIENT } from '../scenario/topology-file.js';
import type { OwnEnd } from '../system/service-member.js';
import type { System } from '../system/system.js';
import { findFlood } from './find-flood.js';
import { playPhase } from './play-phase.js';
import type { ClientLog } from './player.js';
import { watchMachine, type MachineReading } from './watch-machine.js';
import { createStateReporter } from './topology-state.js';
import { writeMessages } from './write-messages.js';
import { delay } from '../../../../judging/delay.js';

export interface Play extends MachineReading {
  readonly history: History;
  /** How the service that was handed in ended by itself, where it did. */
  readonly ownEnd: OwnEnd | undefined;
  /** Why a store could not be read, by its name: caused by the service's changes to its tables. */
  readonly unread: ReadonlyMap<string, string>;
  /** What each service printed. */
  readonly logs: readonly { readonly node: string; readonly text: string }[];
}

export interface PlayOptions {
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onState: (state: TopologyState) => void;
}

/** Between the last call and the reading of the stores, for calls that are still open. */
const LAST_CALLS_MS = 10_000;

/** Plays a scenario on a restarted system, and returns everything that happened. */
export async function playScenario(
  system: System,
  scenario: ScenarioFile,
  plan: Plan,
  { seed, signal, onState }: PlayOptions,
): Promise<Play> {
  const { pod } = system;
  const members = Object.keys(system.topology.members);
  const machine = watchMachine(pod, members);
  const sinceMs = pod.now();
  const log = createClientLog();
  const open = new Set<Promise<void>>();
  let unread: ReadonlyMap<string, string> = new Map();
  const stopReporting = createStateReporter(system, { plan, log, sinceMs, onState });
  try {
    for (const phase of plan.phases)
      await playPhase(system, phase, { operations: scenario.operations, seed, signal, log, open });
    await Promise.race([Promise.all(open), delay(LAST_CALLS_MS)]);
    await settle(system, plan.settleMs, signal);
    unread = await readStores(system, scenario.stores, log);
  } finally {
    stopReporting();
    machine.stop();
  }
  const record = pod.record();
  const messages = writeMessages(record, {
    topology: system.topology,
    sinceMs,
    numbers: createNumbers(),
  });
  return {
    history: inOrder([...log.events, ...messages], sinceMs),
    ownEnd: findFlood(record, system.topology.links) ?? system.learner.ownEnd(),
    unread,
    ...machine.read(sinceMs),
    logs: members.map((node) => ({ node, text: system.service(node).log() })),
  };
}

/** Waits until nothing was killed for this long: a service that defers its work is still killed in that time. */
async function settle(
  { strikes, awaitRestarts }: Pick<System, 'strikes' | 'awaitRestarts'>,
  settleMs: number,
  signal: AbortSignal,
): Promise<void> {
  let before: number;
  do {
    before = strikes.met;
    await awaitRestarts();
    await delay(settleMs);
    signal.throwIfAborted();
  } while (strikes.met !== before);
  strikes.begin();
}

function createClientLog(): ClientLog {
  let next = 0;
  return { events: [], ended: 0, nextOperation: () => next++ };
}

function createNumbers() {
  let next = 0;
  return { next: () => next++ };
}

/** By time, which counts from the beginning of the scenario; simultaneous events keep their order. */
const inOrder = (events: readonly HistoryEvent[], sinceMs: number): History =>
  events
    .map((event) => ({ ...event, atMs: Math.max(0, event.atMs - sinceMs) }))
    .sort((one, other) => one.atMs - other.atMs);

/** Records the contents of the stores as operations of the harness; returns why a store cannot be read, by its name. */
async function readStores(
  system: System,
  stores: Readonly<Record<string, Store>>,
  log: ClientLog,
): Promise<ReadonlyMap<string, string>> {
  const unread = new Map<string, string>();
  for (const [name, store] of Object.entries(stores)) {
    const operation = log.nextOperation();
    const node = store.type === 'broker' ? store.stub : 'database';
    const invoke = {
      type: 'invoke',
      operation,
      client: CLIENT,
      node,
      name,
      input: null,
      final: true,
    } as const;
    log.events.push({ atMs: system.pod.now(), ...invoke });
    const read = await readStore(system, store);
    if (!read.ok) unread.set(name, read.why);
    const output = { rows: read.ok ? (read.rows as readonly Json[]) : [] };
    log.events.push({ atMs: system.pod.now(), type: 'ok', operation, output });
  }
  return unread;
}

async function readStore({ database, brokers, collectors }: System, store: Store): Promise<ReadRows> {
  if (store.type === 'broker') {
    const { messages = [] } = brokers.get(store.stub) ?? {};
    return { ok: true, rows: messages.map(({ topic, id, json }) => ({ topic, id, json })) };
  }
  if (store.type === 'spans') {
    const { spans = [], problems = [] } = collectors.get(store.stub) ?? {};
    return { ok: true, rows: [...spans, ...problems.map((problem) => ({ problem }))] };
  }
  return (await database?.readRows(store.sql)) ?? { ok: true, rows: [] };
}
