import { describeIssue } from '@hone/contracts';
import { parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { decodeText } from '../../../judging/evidence-text.js';
import type { Answer } from './files/fault-file.js';
import { NONE, type SystemFile } from './files/system-file.js';

export const DIAGNOSIS_FILE = 'diagnosis.yml';

/** A learner's diagnosis. */
export interface Diagnosis {
  /** The named causes, at most two; none where nothing is wrong. */
  readonly answers: readonly Answer[];
  /** A further guess for the first component. */
  readonly second: string | undefined;
  /** Ids of log lines and spans. */
  readonly evidence: readonly string[];
}

export type ReadDiagnosis =
  | { readonly ok: true; readonly diagnosis: Diagnosis }
  | { readonly ok: false; readonly problems: readonly string[] };

interface Known {
  readonly system: Pick<SystemFile, 'services' | 'kinds'>;
  /** Ids of everything that was recorded. */
  readonly ids: ReadonlySet<string>;
}

const MOST_EVIDENCE = 5;
const MOST_SUMMARY = 600;

function schemaOf({ system, ids }: Known) {
  const components = [...Object.keys(system.services), NONE];
  const kinds = Object.keys(system.kinds);
  const oneOf = (known: readonly string[]) => (value: unknown, context: z.RefinementCtx<unknown>) => {
    if (typeof value === 'string' && known.includes(value)) return;
    const what = value === null || value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
    context.addIssue({ code: 'custom', message: `${what}; name one of ${known.join(', ')}` });
  };
  const component = z.unknown().superRefine(oneOf(components));
  const kind = z.unknown().superRefine(oneOf(kinds));
  const id = z.unknown().superRefine((value, context) => {
    if (ids.has(String(value))) return;
    const message = `${JSON.stringify(value)} is the id of no recorded log line or span; ids of a run do not count`;
    context.addIssue({ code: 'custom', message });
  });
  return z.strictObject({
    component,
    kind,
    second: z.unknown().superRefine(oneOf(components)).optional(),
    other: z.strictObject({ component, kind }).optional(),
    evidence: z.array(id).max(MOST_EVIDENCE).nullish(),
    summary: z.string().max(MOST_SUMMARY).nullish(),
  });
}

/** YAML in which every number is the text that was written: `12e4567890123456` is the id of a span. */
function parseTexts(text: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw error;
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number') node.value = node.source ?? node.value;
    },
  });
  return document.toJS({ maxAliasCount: 0 });
}

/** Reads `diagnosis.yml`, or returns its problems, field by field. */
export function readDiagnosis(files: ReadonlyMap<string, Uint8Array>, known: Known): ReadDiagnosis {
  const content = files.get(DIAGNOSIS_FILE);
  if (content === undefined) return { ok: false, problems: [`${DIAGNOSIS_FILE} is missing.`] };
  let raw: unknown;
  try {
    raw = parseTexts(decodeText(content));
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : 'it cannot be read';
    return { ok: false, problems: [`${DIAGNOSIS_FILE} is no YAML: ${why}`] };
  }
  const read = schemaOf(known).safeParse(raw ?? {}, { error: describeIssue });
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) =>
      `${DIAGNOSIS_FILE}: ${path.join('.')} ${message}.`.replace('  ', ' '),
    );
    return { ok: false, problems };
  }
  const { component, kind, second, other, evidence } = read.data;
  const named = [{ component, kind }, ...(other === undefined ? [] : [other])].map((each) => ({
    component: String(each.component),
    kind: String(each.kind),
  }));
  const halves = named.filter((each) => (each.component === NONE) !== (each.kind === NONE));
  if (halves.length > 0)
    return {
      ok: false,
      problems: [`${DIAGNOSIS_FILE}: component and kind are both "${NONE}", or neither is.`],
    };
  return {
    ok: true,
    diagnosis: {
      answers: named.filter((each) => each.kind !== NONE),
      second: typeof second === 'string' ? second : undefined,
      evidence: [...new Set((evidence ?? []).map(String))],
    },
  };
}
