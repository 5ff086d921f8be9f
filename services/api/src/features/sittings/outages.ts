import type { Clock, WorkerRegistry } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { eachRecord } from '../../storage/record-store.js';

/** An interval in which grading or saving did not work. An open one lasts until now. */
export interface Outage {
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
}

/** What the api itself recorded about when it worked. */
export interface Outages {
  /** Records that saving works now, and whether a worker can grade. Called every few seconds by each api. */
  beat(): Promise<void>;
  /** Reads what was recorded since a time, once for all sittings that began later. */
  read(from: number): Promise<OutageHistory>;
  /** Deletes records that no sitting needs any more. */
  sweep(before: number): Promise<void>;
}

interface OutageHistory {
  /** Outages since a time, oldest first. */
  since(from: number): Outage[];
}

export interface OutageOptions {
  readonly hiring: Pick<HiringRepositories, 'heartbeats'>;
  readonly registry: Pick<WorkerRegistry, 'list'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The interval that one beat covers. */
export const BEAT_MS = 5_000;
/** Shorter gaps are not noticed: drafts wait in the browser that long. */
const MIN_OUTAGE_MS = 15_000;
const DIGITS = 15;
/** Ids of beats begin with it, so that they sort by time. */
export const beatNameOf = (at: number): string => String(Math.floor(at / BEAT_MS)).padStart(DIGITS, '0');

export function createOutages({ hiring, registry, clock }: OutageOptions): Outages {
  const canGrade = async (): Promise<boolean> => {
    try {
      return (await registry.list()).some(({ canary }) => canary === 'passed');
    } catch {
      // Without Redis, nothing is graded.
      return false;
    }
  };

  let last = '';
  return {
    async beat() {
      const at = clock.now();
      const grading = await canGrade();
      // A good beat of another process counts despite a bad one of this process.
      const id = `${beatNameOf(at)}:${grading ? 'grading' : 'saving'}`;
      if (id === last) return;
      await hiring.heartbeats.insert({ id, at, grading });
      last = id;
    },
    async read(from) {
      const now = clock.now();
      const beats: number[] = [];
      // One beat before the time is needed to see a gap that includes it.
      const after = beatNameOf(from - MIN_OUTAGE_MS);
      for await (const { at, grading } of eachRecord(hiring.heartbeats, { where: {}, after }))
        if (grading) beats.push(at);
      return { since: (start) => gapsIn(beats, start, now) };
    },
    async sweep(before) {
      const old = await hiring.heartbeats.list({ where: {}, limit: 1_000 });
      for (const { id, at } of old) if (at < before) await hiring.heartbeats.remove(id);
    },
  };
}

/** Gaps between good beats that are long enough to be noticed. */
function gapsIn(beats: readonly number[], from: number, now: number): Outage[] {
  const marks = [from, ...beats.filter((at) => at > from).sort((a, b) => a - b)];
  return marks.flatMap((at, index) => {
    const next = marks[index + 1];
    const to = next ?? now;
    return to - at < MIN_OUTAGE_MS ? [] : [{ from: at, to, isOpen: next === undefined }];
  });
}
