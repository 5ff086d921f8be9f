import { Ajv2020 } from 'ajv/dist/2020.js';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { pointerTo } from '../document/located.js';
import type {
  BreakingChange,
  Lab,
  LintFinding,
  OpenAnswer,
  Opened,
  Place,
  ValidationCase,
  ValidationResult,
} from '../lab/protocol.js';

/** Answers of the tools that tests don't have. */
export interface ToolAnswers {
  readonly lint?: (ruleset: string) => readonly LintFinding[];
  readonly breaking?: readonly BreakingChange[];
}

/** The tool box without a box, for tests: one YAML file a document, and JSON Schema as it is in 3.1. */
export function createInMemoryLab({ lint = () => [], breaking = [] }: ToolAnswers = {}): Lab {
  const documents = new Map<string, Opened>();
  return {
    open(name, files, main) {
      const answer = openText(files[main] ?? '', main);
      if (answer.ok) documents.set(name, answer);
      return Promise.resolve(answer);
    },
    validate(name, cases) {
      const opened = documents.get(name);
      if (opened === undefined) throw new Error(`${name} was not opened`);
      return Promise.resolve(validateAll(opened, cases));
    },
    lint: (_name, ruleset) => Promise.resolve(lint(ruleset)),
    breaking: () => Promise.resolve(breaking),
  };
}

/** Reads a document as the tool box would. */
export function openText(text: string, file = 'openapi.yaml'): OpenAnswer {
  const counter = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: counter });
  const [fault] = parsed.errors;
  const placeOf = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line, column: col };
  };
  if (fault !== undefined) {
    const place = placeOf(fault.pos[0]);
    return { ok: false, problems: [{ code: 'yaml-syntax', message: fault.message, place }] };
  }
  const document: unknown = parsed.toJS();
  const version = /^3\.[01]/.exec(String((document as { openapi?: unknown } | null)?.openapi))?.[0];
  if (version === undefined)
    return { ok: false, problems: [{ code: 'not-openapi', message: 'This is no OpenAPI document.' }] };
  const places: Record<string, Place> = {};
  notePlaces(parsed.contents, '', places, placeOf);
  return { ok: true, version: version as '3.0' | '3.1', document, places };
}

function notePlaces(
  node: unknown,
  pointer: string,
  places: Record<string, Place>,
  placeOf: (offset: number) => Place,
  start = isNode(node) ? (node as Node).range?.[0] : undefined,
): void {
  if (start !== undefined) places[pointer] = placeOf(start);
  if (isMap(node))
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : String(key);
      notePlaces(value, pointerTo(pointer, name), places, placeOf, isNode(key) ? key.range?.[0] : undefined);
    }
  if (isSeq(node))
    for (const [index, item] of node.items.entries())
      notePlaces(item, pointerTo(pointer, String(index)), places, placeOf);
}

/** As far as tests use them. */
const FORMATS = {
  email: /^[^@ ]+@[^@ ]+$/,
  uri: /^[a-z]+:/,
  'uri-reference': /^\S*$/,
  uuid: /^[0-9a-f-]{36}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

function validateAll({ document }: Opened, cases: readonly ValidationCase[]): readonly ValidationResult[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, validateSchema: false, allErrors: true });
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  ajv.addSchema(document as object, 'document.json');
  return cases.map(({ id, schema, value }) => {
    const fragment = schema.split('/').map(encodeURIComponent).join('/');
    const validate = ajv.compile({ $ref: `document.json#${fragment}` });
    const isValid = validate(value) === true;
    const errors = (validate.errors ?? []).slice(0, 20).map(({ instancePath, keyword, message = '' }) => ({
      pointer: instancePath,
      keyword,
      message,
    }));
    return { id, outcome: isValid ? 'valid' : 'invalid', errors };
  });
}
