import type { Decision, DecisionBody } from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import { numbered } from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { UserRepository } from '../sessions/repository.js';
import type { LoadedSitting } from '../sittings/load-sitting.js';
import type { SittingRows } from '../sittings/rows.js';
import type { EmitEvent } from '../webhooks/emit-events.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';

/** Decisions about a candidate: by a person, with a reason, never changed. */
export interface Decisions {
  list(sitting: string): Promise<Decision[]>;
  /** Throws `SITTING_UNFINISHED`, or `DECISION_CONFLICT` when somebody decided after the actor looked. */
  decide(actor: Actor, sitting: LoadedSitting, body: DecisionBody): Promise<void>;
}

export interface DecisionOptions {
  readonly hiring: Pick<HiringRepositories, 'decisions'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly rows: Pick<SittingRows, 'refresh'>;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
  readonly emit: EmitEvent;
}

export function createDecisions(options: DecisionOptions): Decisions {
  const { hiring, users, rows, audit, clock } = options;
  return {
    async list(sitting) {
      const records = await hiring.decisions.list({ where: { sitting } });
      const people = await Promise.all(records.map(({ by }) => users.find(by)));
      return records.map(({ number, at, by, outcome, reason }, index) => ({
        number,
        at: isoTime(at),
        by: { id: by, name: people[index]?.name ?? '' },
        outcome,
        reason,
      }));
    },
    async decide(actor, sitting, { outcome, reason, after }) {
      const { id, finish } = sitting;
      if (finish === undefined) throw new AppError('SITTING_UNFINISHED');
      const known = await hiring.decisions.list({ where: { sitting: id } });
      const number = after + 1;
      const names = { id: numbered(id, number), sitting: id, number };
      const record = { ...names, at: clock.now(), by: actor.user.id, outcome, reason };
      if (known.length !== after || !(await hiring.decisions.insert(record)))
        throw new AppError('DECISION_CONFLICT');
      await rows.refresh(id);
      await audit.note(actor, { action: 'decision.make', subject: id, detail: outcome });
      await options.emit({ event: 'decision.made', sitting, at: record.at, number });
    },
  };
}
