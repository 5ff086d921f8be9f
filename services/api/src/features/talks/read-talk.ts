import type { Check } from '@hone/contracts';
import type { Talk } from '@hone/contracts/hiring';
import type { ChallengeKind } from '@hone/contracts/kind';
import type { ReportUseCases } from '../reports/use-cases.js';
import { visibilityFor } from '../reports/visibility.js';
import type { ReadResults } from '../sittings/results.js';
import type { SittingRows } from '../sittings/rows.js';
import type { SubmissionHistories } from '../submissions/submission-histories.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';

/** Questions about a candidate's own answers. Throws `SITTING_NOT_FOUND` for sittings of others. */
export type ReadTalk = (actor: Actor, sitting: string) => Promise<Talk>;

export interface TalkOptions {
  readonly reports: Pick<ReportUseCases, 'getSitting'>;
  readonly rows: Pick<SittingRows, 'derive'>;
  readonly readResults: ReadResults;
  readonly histories: Pick<SubmissionHistories, 'of'>;
  readonly findKind: (id: string) => Pick<ChallengeKind, 'talk'> | undefined;
  readonly audit: Audit;
}

const MAX_QUESTIONS = 3;

export function createReadTalk(options: TalkOptions): ReadTalk {
  const { reports, rows, readResults, histories, findKind, audit } = options;
  return async (actor, id) => {
    const sitting = await reports.getSitting(actor, id);
    await audit.note(actor, { action: 'talk.view', subject: id });
    if (!visibilityFor(actor, await rows.derive(sitting)).results) return { hidden: true, items: [] };
    const { items } = await readResults(sitting);
    const asked = items.map(async ({ item, counted }) => {
      const final = counted === undefined ? undefined : (await histories.of(counted)).final;
      const kind = findKind(item.kind);
      return { id: item.id, questions: final === undefined ? [] : questionsOf(kind, final.details.checks) };
    });
    return { hidden: false, items: await Promise.all(asked) };
  };
}

function questionsOf(kind: Pick<ChallengeKind, 'talk'> | undefined, checks: readonly Check[]) {
  const questions = (kind?.talk ?? []).flatMap((template) => {
    const text = template.ask(checks);
    return text === undefined ? [] : [{ template: template.id, text }];
  });
  return questions.slice(0, MAX_QUESTIONS);
}
