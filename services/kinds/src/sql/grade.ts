import type { Check, CompileResult, PhaseName, Reason, Reveal } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck } from '../judging/build-check.js';
import { decodeText, evidenceText } from '../judging/evidence-text.js';
import { getPackageFile } from '../judging/package-files.js';
import { createCandidate, type Candidate } from './candidate.js';
import type { SqlDefinition } from './definition.js';
import { judgeInstances } from './judge-instances.js';
import { planChecks, type PlannedInstance } from './plan-checks.js';
import { examineStatement } from './statement/examine-statement.js';
import { readSchemaNames } from './statement/schema-names.js';
import { createTrustedSide } from './trusted-side.js';

type Session = GradingSession<SqlDefinition>;

interface Reporting {
  readonly planned: readonly PlannedInstance[];
  readonly report: (check: Check) => KindEvent;
  readonly onReveal: (reveal: Reveal) => void;
}

interface Compiled {
  readonly compile: CompileResult;
  readonly reason?: Reason;
}

const MESSAGE_CHARACTERS = 2_000;

/**
 * Grades one query: parses it, then runs it on every instance of the task in two load orders and compares the rows with
 * the reference's. Throws when the platform or the task failed; whatever the query does is a check.
 */
export async function* gradeSql(session: Session): AsyncGenerator<KindEvent, KindResult> {
  const planned = planChecks(session);
  const checks: Check[] = [];
  const report = (check: Check): KindEvent => {
    checks.push(check);
    return { type: 'grading.check', data: { check, done: checks.length, total: planned.length } };
  };
  const query = decodeText(getSource(session));
  const began = session.now();
  yield phase('compile');
  const { compile, reason } = await examine(session, query);
  const compileMs = session.now() - began;
  yield { type: 'grading.compiled', data: { ok: compile.ok, output: compile.output } };
  if (reason !== undefined) {
    for (const { plan } of planned) {
      const evidence = { type: 'summary' as const, text: compile.output };
      yield report(failCheck(plan, reason, { evidence }));
    }
    return { checks, compile, phases: { prepareMs: 0, compileMs, runMs: 0, judgeMs: 0 } };
  }
  const reveals: Reveal[] = [];
  const onReveal = (reveal: Reveal): void => void reveals.push(reveal);
  const times = yield* runQuery(session, query, { planned, report, onReveal });
  return { checks, compile, reveals, phases: { compileMs, ...times } };
}

async function* runQuery(
  session: Session,
  query: string,
  { planned, report, onReveal }: Reporting,
): AsyncGenerator<KindEvent, { prepareMs: number; runMs: number; judgeMs: number }> {
  const began = session.now();
  yield phase('prepare');
  const trusted = createTrustedSide(session);
  const expectations = trusted.expectAll(planned.map(({ instance }) => instance));
  const candidate: Candidate = await createCandidate(session, query, trusted);
  const prepareMs = session.now() - began;
  yield phase('run');
  let judgeMs = 0;
  const onJudged = (milliseconds: number): void => {
    judgeMs += milliseconds;
  };
  for await (const check of judgeInstances({ session, candidate, onJudged, onReveal }, planned, expectations))
    yield report(check);
  return { prepareMs, runMs: candidate.runMs(), judgeMs };
}

async function examine(session: Session, query: string): Promise<Compiled> {
  const schemaSql = decodeText(getPackageFile(session.package, session.definition.schema));
  const examined = await examineStatement(query, await readSchemaNames(schemaSql));
  if (examined.ok) return { compile: { ok: true, output: '' } };
  const { reason, message } = examined;
  // A syntax error quotes the learner's text, which may be long.
  return { compile: { ok: false, output: evidenceText(message, MESSAGE_CHARACTERS) }, reason };
}

function getSource(session: Session): Uint8Array {
  const source = session.files.get(session.entry);
  if (source === undefined) throw new Error(`the submission has no file ${session.entry}`);
  return source;
}

function phase(name: PhaseName): KindEvent {
  return { type: 'grading.phase', data: { phase: name } };
}
