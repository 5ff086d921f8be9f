import type { CheckPlan } from '../../../judging/build-check.js';
import type { Check, Reveal } from '@hone/contracts';
import type { KindEvent, KindResult } from '@hone/contracts/kind';
import { createCandidate, type Candidate } from './candidate.js';
import { createProgress, phase } from '../../../judging/report.js';
import { compileStep } from '../../checks/compile-step.js';
import { engineOf } from '../../engines/engines.js';
import type { Engine, Runnable } from '../../engines/engine.js';
import { judgeInstances } from './judge-instances.js';
import { type PlannedInstance, planInstances } from '../../instances/plan-instances.js';
import type { RowsServer } from '../../server/rows-server.js';
import type { SqlSession } from '../task.js';
import { createTrustedSide, type TrustedSide } from './trusted-side.js';

type Times = Pick<KindResult['phases'], 'prepareMs' | 'runMs' | 'judgeMs'>;

/** What later checks are judged with, after the rows. */
export interface RowsJudging<Server extends RowsServer> {
  readonly session: SqlSession;
  readonly engine: Engine<Server>;
  readonly candidate: Candidate<Server>;
  readonly trusted: Pick<TrustedSide<Server>, 'server'>;
  /** Receives what a failed check withholds. */
  readonly onReveal: (reveal: Reveal) => void;
}

/** Checks of a task that come after those of its instances. */
export interface LaterChecks {
  readonly plans: readonly CheckPlan[];
  judge<Server extends RowsServer>(
    judging: RowsJudging<Server>,
    rowsRight: boolean,
  ): AsyncGenerator<Check> | readonly Check[];
}
const NO_MORE: LaterChecks = { plans: [], judge: () => [] };

interface Planned {
  readonly instances: readonly PlannedInstance[];
  readonly later: LaterChecks;
}

/**
 * Grades a query on the task's engine: examines it, then runs it on every instance of the task in two load orders and
 * compares the rows with the reference's. Throws if the platform or the task failed; anything that the learner's SQL does
 * is a check.
 */
export function gradeRows(session: SqlSession, later = NO_MORE): AsyncGenerator<KindEvent, KindResult> {
  return gradeOn(session, engineOf(session.definition), { instances: planInstances(session), later });
}

async function* gradeOn<Server extends RowsServer>(
  session: SqlSession,
  engine: Engine<Server>,
  planned: Planned,
): AsyncGenerator<KindEvent, KindResult> {
  const plans = [...planned.instances.map(({ plan }) => plan), ...planned.later.plans];
  const progress = createProgress(plans.length);
  const compiled = yield* compileStep(session, plans, progress, (asked) => engine.examine(asked));
  if (compiled.program === undefined) return compiled.result;
  const { program, compile, compileMs } = compiled;
  const { checks, report } = progress;
  const reveals: Reveal[] = [];
  const onReveal = (reveal: Reveal): void => void reveals.push(reveal);
  const times = yield* runProgram(session, { engine, program }, { planned, report, onReveal });
  return { checks, compile, reveals, phases: { compileMs, ...times } };
}

interface Reporting {
  readonly planned: Planned;
  readonly report: (check: Check) => KindEvent;
  readonly onReveal: (reveal: Reveal) => void;
}

interface Running<Server extends RowsServer> {
  readonly engine: Engine<Server>;
  readonly program: Runnable<Server>;
}

async function* runProgram<Server extends RowsServer>(
  session: SqlSession,
  { engine, program }: Running<Server>,
  { planned, report, onReveal }: Reporting,
): AsyncGenerator<KindEvent, Times> {
  const began = session.now();
  yield phase('prepare');
  const trusted = createTrustedSide(session, engine);
  const instances = planned.instances.map(({ instance }) => instance);
  const expectations = trusted.expectAll(instances);
  const candidate = await createCandidate(session, { engine, program, trusted, first: instances[0] });
  const prepareMs = session.now() - began;
  yield phase('run');
  let judgeMs = 0;
  const onJudged = (milliseconds: number): void => {
    judgeMs += milliseconds;
  };
  const judging = { session, engine, candidate, trusted, onJudged, onReveal };
  let rowsRight = true;
  for await (const check of judgeInstances(judging, planned.instances, expectations)) {
    rowsRight &&= check.status === 'pass';
    yield report(check);
  }
  for await (const check of planned.later.judge(judging, rowsRight)) yield report(check);
  return { prepareMs, runMs: candidate.runMs(), judgeMs };
}
