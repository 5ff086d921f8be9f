import type { DocumentEvidence, DocumentFinding, Evidence } from '@hone/contracts';
import type { CheckPlan } from '../../../judging/build-check.js';
import { decodeText, evidenceText } from '../../../judging/evidence-text.js';
import type { ApiDocument } from '../../document/api-document.js';
import type { Place } from '../../lab/protocol.js';
import type { Complaint, Verdict } from './finding.js';
import { placeOf } from './place.js';

const MOST_FINDINGS = 20;
const EXCERPT_LINES = 3;
const SENTENCE = 1_900;

type Files = ReadonlyMap<string, Uint8Array>;
type Places = Pick<ApiDocument, 'places'>;

/** The problem, its place, and the lines that cause it. */
export function evidenceOf(
  plan: CheckPlan,
  { complaints, changes }: Verdict,
  document: Places,
  files: Files,
): DocumentEvidence {
  const shown = complaints.slice(0, MOST_FINDINGS);
  const more = complaints.length - shown.length;
  const sentences = [
    ...(more > 0 ? [`${more} more are not shown.`] : []),
    ...(plan.rule === undefined ? [] : [`The rule: ${plan.rule}`]),
  ];
  return {
    type: 'document',
    text: sentences.join(' '),
    findings: shown.map((complaint) => describe(complaint, document, files)),
    ...(changes !== undefined && changes.length > 0 && { changes }),
  };
}

/** Of a hidden check: what is wrong and where, but not the body that shows it. */
export function hiddenSummary(plan: CheckPlan, { complaints }: Verdict, document: Places): Evidence {
  const [first] = complaints;
  const place = first === undefined ? undefined : placeOf(document, first.pointer);
  const sentences = [
    first?.value === undefined ? first?.problem : withoutValue(first),
    first?.value === undefined ? first?.instead : undefined,
    place && `See ${place.file}, line ${place.line}.`,
    plan.rule && `The rule: ${plan.rule}`,
  ];
  const text = sentences.filter((each) => each !== undefined && each !== '').join(' ');
  return { type: 'summary', text: evidenceText(text, SENTENCE) };
}

/** In which direction a schema is wrong, without the body. A complaint without validation has none. */
function withoutValue({ isTooStrict }: Complaint): string {
  if (isTooStrict === undefined) return 'The schema decides wrongly about a body.';
  return isTooStrict
    ? 'The schema rejects a body that it has to accept.'
    : 'The schema accepts a body that it has to reject.';
}

function describe(complaint: Complaint, document: Places, files: Files): DocumentFinding {
  const { operation, problem, instead, pointer, rule, value } = complaint;
  const place = placeOf(document, pointer);
  return {
    text: evidenceText([problem, instead].filter((each) => each !== undefined).join(' '), SENTENCE),
    pointer: evidenceText(pointer, 900),
    ...(operation !== undefined && { operation: evidenceText(operation, 100) }),
    ...(rule !== undefined && { rule: evidenceText(rule, 80) }),
    ...(value !== undefined && { value: evidenceText(value, 4_000) }),
    ...(place && {
      file: place.file,
      line: place.line,
      excerpt: excerptOf(files.get(place.file), place),
    }),
  };
}

function excerptOf(content: Uint8Array | undefined, { line }: Place): string {
  if (content === undefined) return '';
  const lines = decodeText(content)
    .split('\n', line - 1 + EXCERPT_LINES)
    .slice(line - 1);
  return evidenceText(lines.map((each) => each.slice(0, 200)).join('\n'), 700);
}
