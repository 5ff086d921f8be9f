import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import { t } from '../../strings/editor.js';
import { SHAPES, shapeUnder, type Shape } from './shapes.js';

/** A problem in a document; `from` and `to` are offsets. */
export interface DocumentProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

const MOST_CHARACTERS = 300_000;
/** The parser compares each key with all previous ones. */
const MOST_CHARACTERS_COMPARED = 40_000;
const MOST_PROBLEMS = 100;
const MOST_DEPTH = 60;

/** Problems in the form of an OpenAPI document: YAML errors, missing or unknown keys, broken references. */
export function findProblems(text: string): DocumentProblem[] {
  if (text.length > MOST_CHARACTERS || text.trim() === '') return [];
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: text.length <= MOST_CHARACTERS_COMPARED,
  });
  const broken = document.errors.map(({ pos: [from, to], message }) => ({
    from,
    to: Math.max(from, Math.min(to, text.length)),
    severity: 'error' as const,
    message,
  }));
  // The parsed half of a broken document says nothing about the rest.
  if (broken.length > 0) return broken.slice(0, MOST_PROBLEMS);
  const root = SHAPES['root'];
  if (root === undefined || !isMap(document.contents) || !document.contents.has('openapi')) return [];
  const problems: DocumentProblem[] = [];
  examine({ document, problems }, document.contents, root, 0, 0);
  return problems.slice(0, MOST_PROBLEMS);
}

interface Examining {
  readonly document: Document;
  readonly problems: DocumentProblem[];
}

/** Checks a value against a shape; missing keys are reported at `at`, where the value is named. */
function examine(examining: Examining, value: unknown, shape: Shape, at: number, depth: number): void {
  if (depth > MOST_DEPTH || examining.problems.length > MOST_PROBLEMS) return;
  if (isSeq(value))
    for (const item of value.items) examine(examining, item, shape, startOf(item, at), depth + 1);
  if (!isMap(value)) return;
  if (value.has('$ref')) {
    examineReference(examining, value);
    return;
  }
  for (const key of shape.required ?? [])
    if (!value.has(key))
      examining.problems.push({
        from: at,
        to: at + 1,
        severity: 'error',
        message: t('openapi.missing', { key }),
      });
  for (const { key, value: inner } of value.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const [from = at, to = at] = key.range ?? [];
    if (!isKnown(shape, name))
      examining.problems.push({
        from,
        to,
        severity: 'warning',
        message: t('openapi.unknown', { key: name }),
      });
    const under = shapeUnder(shape, name);
    if (under !== undefined) examine(examining, inner, under, from, depth + 1);
  }
}

const isKnown = (shape: Shape, name: string): boolean =>
  shape.open === true ||
  shape.others !== undefined ||
  Object.hasOwn(shape.keys, name) ||
  name.startsWith('x-');

const startOf = (node: unknown, otherwise: number): number =>
  isMap(node) || isScalar(node) ? (node.range?.[0] ?? otherwise) : otherwise;

function examineReference({ document, problems }: Examining, value: YAMLMap): void {
  const node = value.get('$ref', true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.value.startsWith('#/')) return;
  const path = node.value
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (document.hasIn(path)) return;
  const [from = 0, to = 0] = node.range ?? [];
  problems.push({ from, to, severity: 'error', message: t('openapi.noTarget', { target: node.value }) });
}
