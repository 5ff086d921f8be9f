import type { Check, PhaseName, Reveal } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { createCandidate } from './candidate.js';
import type { SqlDefinition } from '../../definition.js';
import { compileStep, createProgress } from '../../checks/compile-step.js';
import { engineOf } from '../../engines/engine-of.js';
import type { Engine, Runnable } from '../../engines/engine.js';
import { judgeInstances } from './judge-instances.js';
import { planChecks, type PlannedInstance } from '../../instances/plan-instances.js';
import type { RowsServer } from '../../server/rows-server.js';
import { createTrustedSide } from './trusted-side.js';
import { judgeWork } from '../tuning/judge-work.js';
import { planWork, type PlannedWork } from '../tuning/plan-work.js';

type Session = GradingSession<SqlDefinition>;

interface Planned {
  readonly instances: readonly PlannedInstance[];
  readonly work: readonly PlannedWork[];
}

type Times = Pick<KindResult['phases'], 'prepareMs' | 'runMs' | 'judgeMs'>;

/** Grades a query on the task's engine. */
export function gradeSql(session: Session): AsyncGenerator<KindEvent, KindResult> {
  return gradeQuery(session, engineOf(session.definition));
}

/**
 * Grades one query: examines it, then runs it on every instance of the task in two load orders and compares the rows with
 * the reference's. Where the rows are right, a tuning task counts what the query and its indexes cost. Throws when the
 * platform or the task failed; whatever the learner's SQL does is a check.
 */
async function* gradeQuery<Server extends RowsServer>(
  session: Session,
  engine: Engine<Server>,
): AsyncGenerator<KindEvent, KindResult> {
  const planned: Planned = { instances: planChecks(session), work: planWork(session.definition) };
  const plans = [...planned.instances, ...planned.work].map(({ plan }) => plan);
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
  session: Session,
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
  if (planned.work.length > 0)
    for await (const check of judgeWork(judging, planned.work, rowsRight)) yield report(check);
  return { prepareMs, runMs: candidate.runMs(), judgeMs };
}

function phase(name: PhaseName): KindEvent {
  return { type: 'grading.phase', data: { phase: name } };
}
