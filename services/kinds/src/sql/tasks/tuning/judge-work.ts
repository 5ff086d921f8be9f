import type { Check, Evidence } from '@hone/contracts';
import { failCheck, measuredCheck, skipCheck, type CheckPlan } from '../../../judging/build-check.js';
import type { RowsJudging } from '../query/grade-rows.js';
import type { SqlDefinition } from '../../definition.js';
import { compareResults } from '../../compare/compare-results.js';
import { describeDifference, describeEnding } from '../../checks/describe-failure.js';
import type { RowsServer, Unanswered } from '../../server/rows-server.js';
import { workOf } from '../../engines/engine.js';
import type { TuningDefinition, WorkCheck } from './definition.js';
import {
  describeIndexes,
  describeReads,
  describeScans,
  describeWrites,
  valuesText,
  type Finding,
  type Pair,
} from './describe-work.js';
import type { PlannedWork } from './plan-work.js';
import { referenceWork, starterWork, workTaskOf } from './reference-work.js';
import { shareOfCounts } from '../../work/slope.js';
import { wordsOf } from './words.js';
import type { Work } from '../../work/work.js';

type Judged = RowsJudging<RowsServer>;

const ROWS_FIRST = 'Not counted: work counts once the rows are right on all data.';

/** One check for each count, in order. A query that is right but slow earns nothing here, nor do its indexes. */
export async function* judgeWork<Server extends RowsServer>(
  judging: RowsJudging<Server>,
  planned: readonly PlannedWork[],
  rowsRight: boolean,
): AsyncGenerator<Check> {
  const { session, engine, trusted } = judging;
  const { tuning } = session.definition;
  const [first, ...others] = planned;
  if (tuning === undefined || first === undefined) return;
  if (!rowsRight) {
    yield* skipAll(planned, ROWS_FIRST);
    return;
  }
  const counting = { work: workOf(engine), server: trusted.server };
  const reference = await referenceWork(session, tuning, counting);
  const own = await countOwn(judging, tuning);
  const starter = await starterWork(session, tuning, counting);
  const compared = { definition: session.definition, reference, starter, tuning };
  const blocks =
    'kind' in own
      ? failUncounted(judging, first.plan, own)
      : (findWrongRows(judging, first.plan, { own, reference, tuning }) ??
        decide(judging, first.plan, describe('blocks', { ...compared, own })));
  yield blocks;
  if (blocks.status !== 'pass' || 'kind' in own) {
    const { verb, noun } = wordsOf(session.definition).reads;
    yield* skipAll(others, `Not counted: it counts once the query ${verb} few enough ${noun}.`);
    return;
  }
  for (const { check, plan } of others) yield decide(judging, plan, describe(check, { ...compared, own }));
}

async function countOwn<Server extends RowsServer>(
  { candidate, session, engine }: RowsJudging<Server>,
  tuning: TuningDefinition,
): Promise<Work | Unanswered> {
  const { wallMs } = session.package.manifest.limits;
  const { query, indexes = { path: tuning.indexes, statements: [] } } = candidate.program;
  const task = await workTaskOf(session, tuning, { query, indexes, wallMs });
  return await workOf(engine).count(await candidate.sound(), task);
}

/** Fails a check because a statement failed on the large data, which are not hidden. */
function failUncounted({ session }: Pick<Judged, 'session'>, plan: CheckPlan, ended: Unanswered): Check {
  const { reason, text, detail = text } = describeEnding(ended, session.package.manifest.limits.wallMs);
  return failCheck(plan, reason, { evidence: { type: 'summary', text: `On the large data: ${detail}` } });
}

/** A query that returns wrong rows on the large data, such as none, saves no work. */
function findWrongRows(
  { session: { definition } }: Pick<Judged, 'session'>,
  plan: CheckPlan,
  { own, reference, tuning }: Pick<Compared, 'own' | 'reference' | 'tuning'>,
): Check | undefined {
  for (const [place, { result }] of own.runs.entries()) {
    const expected = reference.runs[place]?.result;
    if (expected === undefined) throw new Error('the reference was counted less often');
    const difference = compareResults(expected, result, definition);
    if (difference === undefined) continue;
    const { reason, text } = describeDifference(difference, expected, result);
    const values = valuesText(definition.parameters, tuning.arguments[place] ?? []);
    return failCheck(plan, reason, {
      evidence: { type: 'summary', text: `On the large data${values}: ${text}` },
    });
  }
  return undefined;
}

function* skipAll(planned: readonly PlannedWork[], why: string): Generator<Check> {
  for (const { plan } of planned) yield skipCheck(plan, why);
}

interface Compared extends Pair {
  readonly tuning: TuningDefinition;
  readonly definition: SqlDefinition;
}

function describe(check: WorkCheck, { tuning, definition, ...pair }: Compared): Finding {
  switch (check) {
    case 'blocks':
      return describeReads(pair, tuning, definition.parameters, wordsOf(definition));
    case 'scans':
      return describeScans(pair.own, tuning);
    case 'indexes':
      return describeIndexes(pair, tuning);
    case 'writes':
      return describeWrites(pair, tuning, wordsOf(definition));
  }
}

/** Learners who pass see the reference's plan; others can reveal it. */
function decide(
  { onReveal }: Pick<Judged, 'onReveal'>,
  plan: CheckPlan,
  { text, counts, plans }: Finding,
): Check {
  const score = shareOfCounts(counts);
  const evidence: Evidence = {
    type: 'work',
    text,
    counts: [...counts],
    ...(plans && { plan: [...plans.own] }),
  };
  const whole: Evidence = { ...evidence, ...(plans && { referencePlan: [...plans.reference] }) };
  const check = measuredCheck(plan, { score, reason: 'too-slow' }, { evidence: whole });
  if (check.status === 'pass') return check;
  if (plans !== undefined) onReveal({ check: plan.id, evidence: whole });
  return { ...check, evidence };
}
