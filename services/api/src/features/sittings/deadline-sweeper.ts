import type { Clock, Logger } from '@hone/kit';
import pLimit from 'p-limit';
import { createRounds, type Rounds } from '../../reconciler/rounds.js';
import type { Leadership } from '../../reconciler/leadership.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { OpenSittingRecord } from '../hiring-records/sitting-records.js';
import { eachRecord } from '../../storage/record-store.js';
import type { SweepRetention } from '../privacy/retention.js';
import { graceUntil, type Contacts } from './contacts.js';
import type { Facts } from './facts.js';
import { eventsOf, timelineOf, type LoadedSitting, type LoadSitting } from './load-sitting.js';
import type { Outage, Outages } from './outages.js';
import type { SettleSitting } from './settle.js';
import type { NotifySitting } from './sitting-notices.js';
import type { SittingRows } from './rows.js';

/** Ends sittings whose time is over. Resolves to the number of sittings that are still open. */
export type SweepDeadlines = () => Promise<number>;

export interface DeadlineSweeperOptions {
  readonly hiring: Pick<HiringRepositories, 'openSittings' | 'sittingRecords'>;
  readonly load: LoadSitting;
  readonly facts: Facts;
  readonly rows: Pick<SittingRows, 'refresh'>;
  readonly notify: NotifySitting;
  readonly outages: Outages;
  readonly settle: SettleSitting;
  readonly contacts: Pick<Contacts, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** A request that was sent in time may arrive shortly after the deadline. */
const MARGIN_MS = 1_000;
/** An entry without a start was left by a request that broke off. */
const ORPHAN_MS = 60_000;
/** Longer outages are for people to judge; the team can give time. */
const MAX_CREDIT_MS = 2 * 3_600_000;

/** Sittings that are checked, or handed in, in parallel. */
const AT_ONCE = 8;

export function createSweepDeadlines(options: DeadlineSweeperOptions): SweepDeadlines {
  const { hiring, outages, logger } = options;
  const limit = pLimit(AT_ONCE);
  /** A sitting that fails is retried in the next round and delays no other. */
  async function each<T extends { readonly id: string }, R>(all: readonly T[], act: (one: T) => Promise<R>) {
    const done = await limit.map(all, async (one) => {
      try {
        return [await act(one)];
      } catch (error) {
        logger.error({ err: error, sitting: one.id }, 'could not check the deadline of a sitting; retrying');
        return [];
      }
    });
    return done.flat();
  }

  return async () => {
    const open: OpenSittingRecord[] = [];
    for await (const entry of eachRecord(hiring.openSittings, { where: {} })) open.push(entry);
    const loaded = await each(open, (entry) => loadStarted(options, entry));
    const started = loaded.filter((sitting) => sitting !== undefined);
    if (started.length === 0) return open.length;
    const history = await outages.read(Math.min(...started.map(({ startedAt }) => startedAt)));
    const checked = await each(started, async (sitting) => {
      const isOver = await endAtDeadline(options, sitting, history.since(sitting.startedAt));
      return isOver ? sitting : undefined;
    });
    const ended = checked.filter((sitting) => sitting !== undefined);
    // Every candidate reads that time is over before the first answer is handed in, which takes longer.
    await each(ended, ({ id }) => options.settle(id));
    return open.length;
  };
}

type StartedSitting = LoadedSitting & { readonly startedAt: number };

/** A sitting that has started; the entry of one that never did is removed in the end. */
async function loadStarted(
  { hiring, load, clock }: DeadlineSweeperOptions,
  { id, at }: { readonly id: string; readonly at: number },
): Promise<StartedSitting | undefined> {
  const sitting = await load(id);
  const { startedAt } = sitting;
  if (startedAt !== undefined) return { ...sitting, startedAt };
  if (clock.now() - at > ORPHAN_MS) await hiring.openSittings.remove(id);
  return undefined;
}

/** First the credits for outages, then the deadline. True when the sitting is over. */
async function endAtDeadline(
  options: DeadlineSweeperOptions,
  sitting: StartedSitting,
  outages: readonly Outage[],
): Promise<boolean> {
  const { hiring, load, facts, contacts, clock } = options;
  const { id } = sitting;
  if (sitting.finish !== undefined) return true;
  const credited = await creditOutages(options, sitting, outages);
  const current = credited ? await load(id) : sitting;
  const ongoing = outages.find(({ isOpen }) => isOpen)?.from;
  const now = clock.now();
  const since = ongoing === undefined ? undefined : Math.max(ongoing, now - MAX_CREDIT_MS);
  const endedAt = timelineOf(current, now, since)?.endedAt;
  if (endedAt === undefined || now < endedAt + MARGIN_MS) return false;
  // A device that was away at the deadline may still bring drafts.
  if (now < graceUntil(await contacts.find(id), endedAt)) return false;
  const event = { kind: 'finish', by: 'deadline' } as const;
  // The time of the deadline, not of the sweep: a candidate is never shown as late.
  if (await hiring.sittingRecords.insert({ id: `${id}:finish`, sitting: id, at: endedAt, event }))
    await facts.append(id, { type: 'finished', detail: { by: 'deadline' }, at: endedAt });
  return true;
}

/** Records the outages that are over. True when there were new ones. */
async function creditOutages(
  { hiring, facts, rows, notify }: DeadlineSweeperOptions,
  { id, records }: LoadedSitting,
  outages: readonly Outage[],
): Promise<boolean> {
  const known = new Set(eventsOf(records, 'credit').map(({ event }) => event.from));
  let isNew = false;
  for (const { from, to, isOpen } of outages) {
    if (isOpen || known.has(from)) continue;
    const start = Math.max(from, to - MAX_CREDIT_MS);
    const event = { kind: 'credit', from: start } as const;
    if (!(await hiring.sittingRecords.insert({ id: `${id}:credit:${from}`, sitting: id, at: to, event })))
      continue;
    const minutes = Math.round(((to - start) / 60_000) * 10) / 10;
    await facts.append(id, { type: 'credit', detail: { minutes, reason: 'outage' } });
    isNew = true;
  }
  if (isNew) {
    await rows.refresh(id);
    await notify(id);
  }
  return isNew;
}

export interface DeadlineRoundsOptions {
  readonly leadership: Leadership;
  readonly outages: Outages;
  readonly sweepDeadlines: SweepDeadlines;
  readonly sweepRetention: SweepRetention;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** The longest time until a process sees a sitting that another one started. */
const IDLE_MS = 2_000;
const SWEEP_EVERY_MS = 10 * 60_000;
const BEATS_KEPT_MS = 3 * 24 * 3_600_000;

/** Records that the api works, in every process, and ends sittings in the leading one. */
export function createDeadlineRounds(options: DeadlineRoundsOptions): Rounds {
  const { leadership, outages, sweepDeadlines, sweepRetention, clock, logger, intervalMs } = options;
  let sweptAt = -Infinity;

  async function sweepOld(): Promise<void> {
    if (clock.now() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = clock.now();
    await outages.sweep(sweptAt - BEATS_KEPT_MS);
    await sweepRetention();
  }

  return createRounds({
    intervalMs,
    idleMs: IDLE_MS,
    async runRound() {
      try {
        await outages.beat();
        if (!(await leadership.leads())) return false;
        const open = await sweepDeadlines();
        await sweepOld();
        return open > 0;
      } catch (error) {
        logger.warn({ err: error }, 'could not check the deadlines of sittings; retrying');
        return true;
      }
    },
  });
}
