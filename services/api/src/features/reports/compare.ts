import type { Comparison } from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { LoadedSitting } from '../sittings/load-sitting.js';
import { MEASUREMENT_SPREAD } from '../sittings/measure-skills.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import { readReport, type ReportParts } from './report.js';

export interface CompareOptions extends ReportParts {
  readonly hiring: Pick<HiringRepositories, 'rubrics' | 'rows'>;
  readonly audit: Audit;
}

/** Two to five candidates of one assessment side by side, as one member may see them. */
export type Compare = (actor: Actor, sittings: readonly LoadedSitting[]) => Promise<Comparison>;

export function createCompare(options: CompareOptions): Compare {
  return async (actor, sittings) => {
    const [first] = sittings;
    const assessment = first?.invitation.assessment;
    if (first === undefined || sittings.some(({ invitation }) => invitation.assessment !== assessment))
      throw new AppError('REQUEST_INVALID', {
        errors: [{ path: 'sittings', message: 'must be of one assessment' }],
      });
    for (const { id } of sittings)
      await options.audit.note(actor, { action: 'sitting.compare', subject: id });
    const reports = await Promise.all(sittings.map((sitting) => readReport(options, actor, sitting)));
    const items = new Map(reports.flatMap((report) => report.items).map((item) => [item.id, item]));
    const rubric = reports[0]?.rubric.items ?? [];
    return {
      assessment: { id: first.invitation.assessment, title: first.version.content.title },
      candidates: reports.map(({ row }) => row),
      items: [...items.values()].map(({ id, title, weight }) => ({
        id,
        title,
        weight,
        percents: reports.map((report) => report.items.find((item) => item.id === id)?.percent ?? null),
      })),
      rubric: rubric.map(({ id, title }) => ({
        id,
        title,
        levels: reports.map(({ reviews }) => meanLevel(reviews ?? [], id)),
      })),
      spread: MEASUREMENT_SPREAD,
    };
  };
}

function meanLevel(
  reviews: readonly { readonly ratings: readonly { readonly item: string; readonly level: number }[] }[],
  item: string,
): number | null {
  const levels = reviews.flatMap(({ ratings }) =>
    ratings.filter((rating) => rating.item === item).map(({ level }) => level),
  );
  if (levels.length === 0) return null;
  return Math.round((levels.reduce((sum, level) => sum + level, 0) / levels.length) * 10) / 10;
}
