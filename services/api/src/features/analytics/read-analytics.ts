import { ANALYTICS_MIN, type Analytics, type ItemAnalytics } from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import { eachRecord, GROWING_PAGES } from '../../storage/record-store.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingRowRecord } from '../hiring-records/row-records.js';
import type { LoadedSitting, LoadSitting } from '../sittings/load-sitting.js';
import type { ItemResult, ReadResults } from '../sittings/results.js';
import type { Actor } from '../workspaces/access.js';
import { correlationOf, meanOf, quartilesOf, tenthsOf, wilson } from './statistics.js';

/** What all sittings of an assessment say together. Throws `ASSESSMENT_NOT_FOUND`. */
export type ReadAnalytics = (actor: Actor, assessment: string) => Promise<Analytics>;

export interface AnalyticsOptions {
  readonly hiring: Pick<HiringRepositories, 'assessments' | 'assessmentDrafts' | 'rows' | 'facts'>;
  readonly load: LoadSitting;
  readonly readResults: ReadResults;
}

const MINUTE_MS = 60_000;
const FULL = 100;

/** A graded sitting. */
interface Graded {
  readonly percent: number;
  readonly minutes: number;
  readonly items: readonly GradedItem[];
}

interface GradedItem {
  readonly id: string;
  readonly title: string;
  readonly percent: number;
  /** Undefined when nothing was run or handed in. */
  readonly minutes: number | undefined;
}

export function createReadAnalytics(options: AnalyticsOptions): ReadAnalytics {
  const { hiring } = options;
  return async (actor, assessment) => {
    const [record, drafts] = await Promise.all([
      hiring.assessments.find(assessment),
      hiring.assessmentDrafts.list({ where: { assessment }, order: 'desc', limit: 1 }),
    ]);
    if (record?.workspace !== actor.workspace.id) throw new AppError('ASSESSMENT_NOT_FOUND');
    const rows: SittingRowRecord[] = [];
    const graded: Graded[] = [];
    for await (const row of eachRecord(hiring.rows, { where: { assessment } }, GROWING_PAGES)) {
      rows.push(row);
      const sitting = row.percent === undefined ? undefined : await readGraded(options, row.id);
      if (sitting !== undefined) graded.push(sitting);
    }
    const hasEnough = graded.length >= ANALYTICS_MIN;
    return {
      title: drafts[0]?.content.title ?? '',
      min: ANALYTICS_MIN,
      funnel: funnelOf(rows),
      n: graded.length,
      distribution: hasEnough ? tenthsOf(graded.map(({ percent }) => percent)) : null,
      minutes: hasEnough ? quartilesOf(graded.map(({ minutes }) => minutes)) : null,
      items: itemsOf(graded),
    };
  };
}

async function readGraded(
  { load, readResults, hiring }: AnalyticsOptions,
  id: string,
): Promise<Graded | undefined> {
  const sitting = await load(id);
  const { startedAt, finish } = sitting;
  const results = await readResults(sitting);
  if (results.percent === undefined || startedAt === undefined || finish === undefined) return undefined;
  const facts = await hiring.facts.list({ where: { sitting: id } });
  const timesOf = (item: string) =>
    facts.filter((fact) => fact.item === item && (fact.type === 'run' || fact.type === 'submit'));
  return {
    percent: results.percent,
    minutes: (finish.at - startedAt) / MINUTE_MS,
    items: results.items.map((result) => ({
      ...describe(result),
      minutes: minutesOf(
        sitting,
        timesOf(result.item.id).map(({ at }) => at),
      ),
    })),
  };
}

const describe = ({ item: { id, title }, percent = 0 }: ItemResult) => ({ id, title, percent });

/** From the start of the sitting, where an item is the only one, or from its first run to its last answer. */
function minutesOf({ startedAt = 0, sections }: LoadedSitting, times: readonly number[]): number | undefined {
  const last = times.at(-1);
  if (last === undefined) return undefined;
  const isAlone = sections.flatMap(({ items }) => items).length === 1;
  return (last - (isAlone ? startedAt : (times[0] ?? last))) / MINUTE_MS;
}

function funnelOf(rows: readonly SittingRowRecord[]): Analytics['funnel'] {
  const count = (matches: (row: SittingRowRecord) => boolean) => rows.filter(matches).length;
  return {
    invited: rows.length,
    opened: count(({ status, startedAt }) => startedAt !== undefined || status === 'opened'),
    started: count(({ startedAt }) => startedAt !== undefined),
    ended: count(({ finishedAt }) => finishedAt !== undefined),
    decided: count(({ decidedAt }) => decidedAt !== undefined),
    advanced: count(({ outcome }) => outcome === 'advance'),
  };
}

function itemsOf(graded: readonly Graded[]): ItemAnalytics[] {
  const titles = new Map(graded.flatMap(({ items }) => items.map(({ id, title }) => [id, title] as const)));
  return [...titles].map(([id, title]) => {
    const own = graded.flatMap(({ items }) => {
      const item = items.find((each) => each.id === id);
      const others = items.filter((each) => each.id !== id).map(({ percent }) => percent);
      return item === undefined ? [] : [{ item, others }];
    });
    return { id, title, n: own.length, ...statisticsOf(own) };
  });
}

type OfItem = readonly { readonly item: GradedItem; readonly others: readonly number[] }[];

function statisticsOf(own: OfItem): Omit<ItemAnalytics, 'id' | 'title' | 'n'> {
  const n = own.length;
  if (n < ANALYTICS_MIN) return { solved: null, mean: null, discrimination: null, minutes: null };
  const percents = own.map(({ item }) => item.percent);
  const compared = own.flatMap(({ item, others }) =>
    others.length === 0 ? [] : [[item.percent, meanOf(others)] as const],
  );
  const minutes = own.flatMap(({ item }) => (item.minutes === undefined ? [] : [item.minutes]));
  return {
    solved: wilson(percents.filter((percent) => percent >= FULL).length, n),
    mean: meanOf(percents),
    discrimination: compared.length < ANALYTICS_MIN ? null : (correlationOf(compared) ?? null),
    minutes: minutes.length < ANALYTICS_MIN ? null : quartilesOf(minutes),
  };
}
