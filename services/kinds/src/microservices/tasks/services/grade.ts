import type { Check, Reveal } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { skipCheck } from '../../../judging/build-check.js';
import { createProgress, phase } from '../../../judging/report.js';
import { gradedSeeds, runSeed } from '../../run/scenario-seeds.js';
import { applicableTo } from './applicable.js';
import type { ServicesDefinition } from './definition.js';
import { planOf, RUN, STAYS_UP } from './plan-checks.js';
import { isDecided, playSeed, type Played } from './play-seeds.js';
import { judgeGraded, judgeVisible, startsCheck } from './report-checks.js';
import { getScript, type Script } from './scenario/read-files.js';
import { openSystem, type System } from './system/system.js';

type Session = GradingSession<ServicesDefinition>;

const NOT_STARTED = 'Not run: it counts only when the service starts.';

/** Grades a service in its system: a run plays the visible scenario, a submission the graded one with three seeds. */
export async function* gradeServices(session: Session): AsyncGenerator<KindEvent, KindResult> {
  const { definition, mode } = session;
  const script = getScript(session.package);
  const plans = mode === 'run' ? [] : definition.checks.map(planOf);
  const own = mode === 'run' ? RUN : STAYS_UP;
  const { checks, report } = createProgress(plans.length + 2);
  const began = session.now();
  yield phase('prepare');
  const system = await openSystem(session, script.topology);
  const prepared = session.now();
  yield phase('compile');
  const compile = await system.compile();
  const { ok, output } = compile;
  yield { type: 'grading.compiled', data: { ok, output } };
  const compiled = session.now();
  const reveals: Reveal[] = [];
  yield phase('run');
  const played = ok ? yield* play(session, system, script) : undefined;
  const isStarted = played !== undefined && (played.start.ok || played.seed.name !== firstSeed(session));
  yield report(startsCheck(ok, isStarted ? { ok: true } : played?.start));
  for (const { check, reveal } of isStarted
    ? judge(session, played, script)
    : [own, ...plans].map((plan): { check: Check; reveal?: Reveal } => ({
        check: skipCheck(plan, NOT_STARTED),
      }))) {
    if (reveal !== undefined) reveals.push(reveal);
    yield report(check);
  }
  return {
    checks,
    compile,
    reveals,
    phases: {
      prepareMs: prepared - began,
      compileMs: compiled - prepared,
      runMs: session.now() - compiled,
      judgeMs: 0,
    },
  };
}

const seedsOf = (session: Session) => (session.mode === 'run' ? [runSeed(session)] : gradedSeeds(session));
const firstSeed = (session: Session): string | undefined => seedsOf(session)[0]?.name;

/** The first seed that fails or leaves something open, or the last one. */
async function* play(session: Session, system: System, script: Script): AsyncGenerator<KindEvent, Played> {
  const { mode, definition } = session;
  const plan = mode === 'run' ? script.scenario.visible : script.scenario.graded;
  const checks = applicableTo(plan, definition.checks);
  let played: Played | undefined;
  for (const seed of seedsOf(session)) {
    played = yield* playSeed(session, { system, script, plan, checks }, seed);
    if (isDecided(played)) break;
  }
  if (played === undefined) throw new Error('a scenario is played with at least one seed');
  return played;
}

const judge = ({ mode, definition }: Session, played: Played, { topology }: Script) =>
  mode === 'run'
    ? [{ check: judgeVisible(played, topology) }]
    : judgeGraded(definition.checks.map(planOf), played, topology);
