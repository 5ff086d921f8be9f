import type { Talk } from '@hone/contracts/hiring';
import type { ReportUseCases } from '../reports/use-cases.js';
import { visibilityFor } from '../reports/visibility.js';
import type { ReadResults } from '../sittings/results.js';
import type { SittingRows } from '../sittings/rows.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import { questionsAbout, type QuestionOptions } from './questions.js';

/** Questions about a candidate's own answers. Throws `SITTING_NOT_FOUND` for sittings of others. */
export type ReadTalk = (actor: Actor, sitting: string) => Promise<Talk>;

export interface TalkOptions extends QuestionOptions {
  readonly reports: Pick<ReportUseCases, 'getSitting'>;
  readonly rows: Pick<SittingRows, 'derive'>;
  readonly readResults: ReadResults;
  readonly audit: Audit;
}

export function createReadTalk(options: TalkOptions): ReadTalk {
  const { reports, rows, readResults, audit } = options;
  return async (actor, id) => {
    const sitting = await reports.getSitting(actor, id);
    await audit.note(actor, { action: 'talk.view', subject: id });
    if (!visibilityFor(actor, await rows.derive(sitting)).results) return { hidden: true, items: [] };
    const { items } = await readResults(sitting);
    const asked = items.map(async (result) => ({
      id: result.item.id,
      questions: await questionsAbout(options, result),
    }));
    return { hidden: false, items: await Promise.all(asked) };
  };
}
