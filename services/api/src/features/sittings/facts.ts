import type { Fact, FactComment, FactType } from '@hone/contracts/hiring';
import { isoTime, type Clock } from '@hone/kit';
import { LastKnown } from '../../storage/last-known.js';
import { numbered } from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { FactRecord, SittingRecord } from '../hiring-records/sitting-records.js';
import type { TeamNotices } from '../team-live/team-notices.js';
import { eventsOf } from './load-sitting.js';

interface NewFact {
  readonly type: FactType;
  readonly item?: string | undefined;
  readonly detail?: FactRecord['detail'];
  /** Now when absent. */
  readonly at?: number;
}

/** What happened in a sitting, numbered from 1 without gaps. Facts are never changed. */
export interface Facts {
  append(sitting: string, fact: NewFact): Promise<void>;
  list(sitting: string): Promise<Fact[]>;
}

export interface FactOptions {
  readonly hiring: Pick<HiringRepositories, 'facts'>;
  readonly notices: Pick<TeamNotices, 'reportChanged'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function createFacts({ hiring, notices, clock }: FactOptions): Facts {
  // FerretDB reads all facts of a sitting to find the last one.
  const lastNumbers = new LastKnown<number>();

  async function readLastNumber(sitting: string): Promise<number> {
    const [last] = await hiring.facts.list({ where: { sitting }, order: 'desc', limit: 1 });
    return last?.seq ?? 0;
  }

  return {
    async append(sitting, { type, item, detail = {}, at = clock.now() }) {
      for (;;) {
        const seq = (lastNumbers.find(sitting) ?? (await readLastNumber(sitting))) + 1;
        const fact = { id: numbered(sitting, seq), sitting, seq, at, type, detail };
        if (await hiring.facts.insert(item === undefined ? fact : { ...fact, item })) {
          lastNumbers.set(sitting, seq);
          break;
        }
        // Another request of the same sitting took the number.
        lastNumbers.forget(sitting);
      }
      await notices.reportChanged(sitting);
    },
    async list(sitting) {
      const records = await hiring.facts.list({ where: { sitting } });
      return records.map(({ seq, at, type, item, detail }) => ({
        seq,
        at: isoTime(at),
        type,
        item: item ?? null,
        detail,
      }));
    },
  };
}

/** What the candidate wrote about facts, oldest first. */
export function presentComments(records: readonly SittingRecord[]): FactComment[] {
  return eventsOf(records, 'comment').map(({ id, at, event: { fact, text } }) => ({
    id,
    at: isoTime(at),
    fact,
    text,
  }));
}
