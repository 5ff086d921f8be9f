import type { Check, Reason, Reveal } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck } from '../../../judging/build-check.js';
import { decodeText, evidenceText } from '../../../judging/evidence-text.js';
import { filesBelow, getPackageFile } from '../../../judging/package-files.js';
import { createProgress, phase } from '../../../judging/report.js';
import type { ApiDocument } from '../../document/api-document.js';
import type { DocumentFiles, DocumentProblem, Lab, OpenAnswer } from '../../lab/protocol.js';
import type { DocumentTaskDefinition } from './definition.js';
import { evidenceOf, hiddenSummary } from './evidence.js';
import type { Verdict } from './finding.js';
import { listJudges, type Judge } from './judges.js';
import { isLabLimit } from './lab-limit.js';
import { BASE, openedDocument, SUBMISSION, type OpenedDocument } from './opened.js';
import { READABLE } from './plan-checks.js';

type Session = GradingSession<DocumentTaskDefinition>;

/**
 * Grades a document: the tool box reads it, and every check asks what consumers can rely on. Throws where the tool box
 * or the task's own files fail; problems of the learner's document are failed checks.
 */
export async function* gradeDocument(
  session: Session,
  openLab: (session: Session) => Promise<Lab>,
): AsyncGenerator<KindEvent, KindResult> {
  const judges = listJudges(session);
  const { checks, report } = createProgress(judges.length + 1);
  const reveals: Reveal[] = [];
  const began = session.now();
  yield phase('prepare');
  const lab = await openLab(session);
  const base = await openBase(session, lab);
  const prepared = session.now();
  yield phase('compile');
  const { answer, reason } = await openSubmission(session, lab);
  const compile = { ok: answer.ok, output: answer.ok ? '' : outputOf(answer.problems) };
  yield { type: 'grading.compiled', data: compile };
  const compiled = session.now();
  yield phase('judge');
  yield report(readableCheck(session, answer, reason));
  const opened = answer.ok ? openedDocument(lab, answer) : undefined;
  for (const each of judges)
    yield report(
      opened === undefined
        ? skipCheck(each.plan, 'Not run: the document can’t be read.')
        : await decide(session, each, { opened, base }, reveals),
    );
  const judged = session.now();
  const phases = {
    prepareMs: prepared - began,
    compileMs: compiled - prepared,
    runMs: 0,
    judgeMs: judged - compiled,
  };
  return { checks, compile, reveals, phases };
}

const textFiles = (files: Iterable<readonly [string, Uint8Array]>): DocumentFiles =>
  Object.fromEntries([...files].map(([path, content]) => [path, decodeText(content)]));

/** The previous version, which is the task's own: if it can't be read, that is not the learner's fault. */
async function openBase({ definition, package: pack }: Session, lab: Lab): Promise<ApiDocument | undefined> {
  if (definition.task !== 'evolution') return undefined;
  const folder = definition.base.slice(0, definition.base.lastIndexOf('/') + 1);
  const main = definition.base.slice(folder.length);
  const files = folder === '' ? [[main, getPackageFile(pack, main)] as const] : filesBelow(pack, folder);
  const answer = await lab.open(BASE, textFiles(files), main);
  if (!answer.ok) throw new Error(`${definition.base}: ${outputOf(answer.problems)}`);
  return answer;
}

async function openSubmission(session: Session, lab: Lab): Promise<{ answer: OpenAnswer; reason: Reason }> {
  try {
    const answer = await lab.open(SUBMISSION, textFiles(session.files), session.entry);
    return { answer, reason: 'compile-error' };
  } catch (error) {
    if (!isLabLimit(error)) throw error;
    return { answer: { ok: false, problems: [error] }, reason: error.code };
  }
}

const outputOf = (problems: readonly DocumentProblem[]): string =>
  evidenceText(
    problems
      .map(({ message, place }) =>
        place === undefined ? message : `${place.file}:${place.line}: ${message}`,
      )
      .join('\n'),
  );

function readableCheck({ files }: Session, answer: OpenAnswer, reason: Reason): Check {
  if (answer.ok) return passCheck(READABLE);
  const places = Object.fromEntries(
    answer.problems.flatMap(({ place }, index) =>
      place === undefined ? [] : [[`/problems/${index}`, place]],
    ),
  );
  const complaints = answer.problems.map(({ code, message }, index) => ({
    rule: code,
    problem: message,
    pointer: `/problems/${index}`,
  }));
  const { findings, ...evidence } = evidenceOf(READABLE, { complaints }, { places }, files);
  const placed = findings.map(({ pointer: _, ...finding }, index) => {
    const pointer = answer.problems[index]?.pointer;
    return { ...finding, ...(pointer !== undefined && { pointer: evidenceText(pointer, 900) }) };
  });
  return failCheck(READABLE, reason, { evidence: { ...evidence, findings: placed } });
}

async function decide(
  session: Session,
  each: Judge,
  { opened, base }: { readonly opened: OpenedDocument; readonly base: ApiDocument | undefined },
  reveals: Reveal[],
): Promise<Check> {
  session.signal.throwIfAborted();
  const { plan, isDrawn } = each;
  const verdict = await judgeWithin(() => each.judge(opened, base));
  session.signal.throwIfAborted();
  const { complaints, reason = 'contract' } = verdict;
  const evidence = evidenceOf(plan, verdict, opened.document, session.files);
  if (complaints.length === 0) return passCheck(plan, evidence.changes === undefined ? {} : { evidence });
  if (plan.visible) return failCheck(plan, reason, { evidence });
  // A check without drawn values uses the same bodies for every submission.
  if (isDrawn) reveals.push({ check: plan.id, evidence });
  return failCheck(plan, reason, { evidence: hiddenSummary(plan, verdict, opened.document) });
}

/** Where the tool box gives up on the document, the check that asked fails. */
async function judgeWithin(judge: () => Promise<Verdict> | Verdict): Promise<Verdict> {
  try {
    return await judge();
  } catch (error) {
    if (!isLabLimit(error)) throw error;
    return { complaints: [{ problem: error.message, rule: error.code, pointer: '' }], reason: error.code };
  }
}
