import type { Clock, Logger } from '@hone/kit';
import { createRounds, type Rounds } from '../../reconciler/rounds.js';
import type { Leadership } from '../../reconciler/leadership.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
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

/** What was sent in time may arrive a moment after the deadline. */
const MARGIN_MS = 1_000;
/** An entry without a start was left by a request that broke off. */
const ORPHAN_MS = 60_000;
/** Longer outages are for people to judge; the team can give time. */
const MAX_CREDIT_MS = 2 * 3_600_000;

export function createSweepDeadlines(options: DeadlineSweeperOptions): SweepDeadlines {
  const { hiring, load, outages, clock, logger } = options;
  return async () => {
    let open = 0;
    for await (const { id, at } of eachRecord(hiring.openSittings, { where: {} })) {
      open += 1;
      try {
        const sitting = await load(id);
        if (sitting.startedAt !== undefined)
          await sweepOne(options, sitting, await outages.listSince(sitting.startedAt));
        else if (clock.now() - at > ORPHAN_MS) await hiring.openSittings.remove(id);
      } catch (error) {
        logger.error({ err: error, sitting: id }, 'could not check the deadline of a sitting; retrying');
      }
    }
    return open;
  };
}

/** First the credits for outages, then the deadline. */
async function sweepOne(
  options: DeadlineSweeperOptions,
  sitting: LoadedSitting,
  outages: readonly Outage[],
): Promise<void> {
  const { hiring, load, facts, settle, contacts, clock } = options;
  const { id } = sitting;
  if (sitting.finish !== undefined) return settle(id);
  const credited = await creditOutages(options, sitting, outages);
  const current = credited ? await load(id) : sitting;
  const ongoing = outages.find(({ isOpen }) => isOpen)?.from;
  const now = clock.now();
  const since = ongoing === undefined ? undefined : Math.max(ongoing, now - MAX_CREDIT_MS);
  const endedAt = timelineOf(current, now, since)?.endedAt;
  if (endedAt === undefined || now < endedAt + MARGIN_MS) return;
  // A device that was away at the deadline may still bring drafts.
  if (now < graceUntil(await contacts.find(id), endedAt)) return;
  const event = { kind: 'finish', by: 'deadline' } as const;
  // The time of the deadline, not of the sweep: a candidate is never shown as late.
  if (await hiring.sittingRecords.insert({ id: `${id}:finish`, sitting: id, at: endedAt, event }))
    await facts.append(id, { type: 'finished', detail: { by: 'deadline' }, at: endedAt });
  await settle(id);
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
