import { isWrongOrder, type Check, type SourceFile, type Submission } from '@hone/contracts';
import type { Paint } from '../screen/paint.js';
import { describeEvidence, hasPicture } from './evidence/describe-evidence.js';
import { pointAt } from './evidence/point-at.js';
import { block, plain } from './evidence/text-block.js';

export interface ResultContext {
  readonly paint: Paint;
  readonly files: readonly SourceFile[];
  /** Address of the submission's page. */
  readonly url: string;
}

const MARKS = { pass: '✓', fail: '✗', inconclusive: '?', skipped: '-', error: '!' } as const;
/** Failed checks whose evidence is printed; the page has all. */
const MOST_EXPLAINED = 3;

/** One line about a check. */
export function describeCheck(check: Check, paint: Paint): string {
  const reason = isWrongOrder(check) ? 'wrong order' : check.reason?.replaceAll('-', ' ');
  const share =
    check.score < 1 && check.score > 0 ? `${Math.round(1000 * check.score) / 10}% of its points` : '';
  const notes = [reason ?? '', share].filter((note) => note !== '').join(', ');
  const tone = check.status === 'pass' ? 'good' : check.status === 'fail' ? 'bad' : 'warning';
  return `${paint(tone, MARKS[check.status])} ${plain(check.title)}${notes === '' ? '' : paint('quiet', ` (${notes})`)}`;
}

/** A finished submission: why checks failed, the points, the verdict, and where to see more. */
export function describeResult(record: Submission, context: ResultContext): string {
  const { paint, url } = context;
  const compiler = record.compile?.ok === false ? describeCompile(record.compile.output, context) : [];
  const isRun = record.mode === 'run';
  const failed = record.checks.filter(({ status }) => status === 'fail' || status === 'error');
  const explained = isRun ? record.checks : failed.slice(0, MOST_EXPLAINED);
  const rest = isRun ? 0 : failed.length - explained.length;
  const pictures = record.checks.some(({ evidence }) => evidence !== undefined && hasPicture(evidence));
  return [
    ...compiler,
    ...(compiler.length > 0 ? [] : explained.flatMap((check) => explain(check, context))),
    ...(rest > 0 ? [`… ${rest} more checks failed; the page explains each.`] : []),
    ...describePoints(record),
    paint(record.verdict === 'accepted' ? 'good' : 'bad', headOf(record)),
    pictures ? `Curves, tables and diagrams: ${url}` : url,
  ].join('\n');
}

function describeCompile(output: string, { files }: ResultContext): string[] {
  return [...block('compiler', output), ...pointAt(output, files)];
}

function explain(check: Check, { paint, files }: ResultContext): string[] {
  const { evidence, hint, rule } = check;
  const lines = evidence === undefined ? [] : describeEvidence(evidence, paint);
  const text = evidence !== undefined && 'text' in evidence ? (evidence.text ?? '') : '';
  return [
    describeCheck(check, paint),
    ...lines,
    ...(check.status === 'pass' ? [] : pointAt(text, files)),
    ...(rule === undefined || check.status === 'pass' ? [] : [`  Rule: ${plain(rule)}`]),
    ...(hint === undefined ? [] : [`  Hint: ${plain(hint)}`]),
  ];
}

function describePoints({ score, checks }: Submission): string[] {
  if (score === null) return [];
  const groups = score.groups.map(
    ({ title, points, max }) => `${plain(title)}: ${round(points)} of ${round(max)}`,
  );
  if (score.cap === undefined) return groups;
  const title = checks.find(({ id }) => id === score.cap?.check)?.title ?? score.cap.check;
  return [...groups, `Score capped at ${score.cap.at}% because “${plain(title)}” failed`];
}

function headOf({ status, mode, verdict, reason, score, voidReason, checks }: Submission): string {
  if (status === 'voided')
    return `Voided: ${plain(voidReason ?? 'a platform fault stopped grading')} It does not count against you.`;
  if (status === 'cancelled') return 'Cancelled. Nothing was counted.';
  const why = reason === null ? '' : `, ${reason.replaceAll('-', ' ')}`;
  if (mode === 'run') {
    const passed = checks.filter(({ status: each }) => each === 'pass').length;
    return `${passed} of ${checks.length} samples passed${why} (not scored)`;
  }
  return `${verdict ?? status}${why}${score === null ? '' : `, ${round(score.points)} of ${round(score.max)} points`}`;
}

const round = (points: number): number => Math.round(points * 10) / 10;
