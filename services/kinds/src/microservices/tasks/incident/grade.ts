import type { Check } from '@hone/contracts';
import type { KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck, measuredCheck, passCheck, skipCheck } from '../../../judging/build-check.js';
import { evidenceText } from '../../../judging/evidence-text.js';
import { createProgress, phase, type Progress } from '../../../judging/report.js';
import type { Start } from '../services/system/service-member.js';
import { readDiagnosis, type Diagnosis } from './diagnosis.js';
import { getFault, getSystem } from './files/read-files.js';
import { gradeSystem } from './grade-system.js';
import { scoreComponent, scoreEvidence, scoreKind, type Scored } from './judge/score-diagnosis.js';
import { COMPONENT, DIAGNOSIS, EVIDENCE, GRADED, KIND, RUN, STARTS } from './plan-checks.js';
import { readKept } from './judge/kept-rows.js';
import { readCollected } from './recording/collect.js';
import { sinceDeployment } from './recording/since-deployment.js';
import { findRecording } from './recording/recording-file.js';
import { runSystem } from './run-system.js';
import type { Session } from './session.js';
import { openSystem, type IncidentSystem } from './system/open-system.js';
import { drawFault } from './variant.js';

/** Grades a diagnosis and a repaired system; a run only plays the system, and shows what it reports. */
export async function* gradeIncident(session: Session): AsyncGenerator<KindEvent, KindResult> {
  const plans = session.mode === 'run' ? [STARTS, RUN] : GRADED;
  const progress = createProgress(plans.length);
  const began = session.now();
  yield phase('prepare');
  const answer = session.mode === 'run' ? undefined : readAnswer(session);
  if (answer?.ok === false) {
    yield* reportUnread(progress, answer.problems);
    return { checks: progress.checks, phases: { ...NO_TIME, prepareMs: session.now() - began } };
  }
  if (answer !== undefined) yield progress.report(passCheck(DIAGNOSIS));
  const system = await openSystem(session, getSystem(session.package));
  const prepared = session.now();
  yield phase('compile');
  const compile = await system.install(session.files);
  yield { type: 'grading.compiled', data: { ok: compile.ok, output: compile.output } };
  const compiled = session.now();
  yield phase('run');
  const kept = await readKept(system);
  const start = compile.ok ? await system.startAll() : undefined;
  yield progress.report(startsCheck(start));
  if (start?.ok === true)
    for await (const step of playSystem(session, system, { diagnosis: answer?.diagnosis, kept }))
      yield 'type' in step ? step : progress.report(step.check);
  for (const plan of plans.slice(progress.checks.length)) yield progress.report(skipCheck(plan, NOT_STARTED));
  return {
    checks: progress.checks,
    compile,
    phases: {
      prepareMs: prepared - began,
      compileMs: compiled - prepared,
      runMs: session.now() - compiled,
      judgeMs: 0,
    },
  };
}

interface Played {
  /** Absent in a run. */
  readonly diagnosis: Diagnosis | undefined;
  readonly kept: ReadonlyMap<string, string>;
}

function playSystem(session: Session, system: IncidentSystem, { diagnosis, kept }: Played) {
  if (diagnosis === undefined) return runSystem(session, system);
  const scored = scoreAnswer(session, diagnosis);
  return gradeSystem(session, system, { scored, kept, recorded: recordedOf(session) });
}

const NO_TIME = { prepareMs: 0, compileMs: 0, runMs: 0, judgeMs: 0 };
const NOT_STARTED = 'Not run: it counts only when every service starts.';
const UNREAD = 'Not run: it counts only when the diagnosis is complete.';

const faultOf = ({ package: pack, definition, variant, seed }: Session) =>
  getFault(pack, drawFault(definition, variant ?? seed));

function recordedOf(session: Session) {
  const { package: pack } = session;
  const { id } = faultOf(session);
  const recording = findRecording(pack, id);
  if (recording === undefined) throw new Error(`${pack.slug}: nothing was recorded of fault ${id}`);
  return readCollected(recording);
}

function readAnswer(session: Session) {
  const { logs, spans } = recordedOf(session);
  const ids = new Set([...logs, ...spans].map(({ id }) => id));
  return readDiagnosis(session.files, { system: getSystem(session.package), ids });
}

function* reportUnread({ report }: Progress, problems: readonly string[]): Generator<KindEvent> {
  const text = evidenceText(problems.join(' '));
  yield report(failCheck(DIAGNOSIS, 'presentation', { evidence: { type: 'summary', text } }));
  for (const plan of GRADED.slice(1)) yield report(skipCheck(plan, UNREAD));
}

function startsCheck(start: Start | undefined): Check {
  if (start === undefined)
    return failCheck(STARTS, 'compile-error', {
      evidence: { type: 'summary', text: 'A file does not compile; nothing was run.' },
    });
  if (start.ok) return passCheck(STARTS);
  return failCheck(STARTS, start.reason, {
    evidence: { type: 'output', stdout: evidenceText(start.log), exit: start.why },
  });
}

function scoreAnswer(session: Session, diagnosis: Diagnosis): Check[] {
  const fault = faultOf(session);
  const check = (plan: typeof KIND, { score, text }: Scored): Check =>
    measuredCheck(plan, { score, reason: 'wrong-answer' }, { evidence: { type: 'summary', text } });
  return [
    check(COMPONENT, scoreComponent(diagnosis, fault)),
    check(KIND, scoreKind(diagnosis, fault)),
    check(EVIDENCE, scoreEvidence(diagnosis, fault, sinceDeployment(recordedOf(session)))),
  ];
}
