import { describeIssue } from '@hone/contracts';
import type { PackageFinding } from '@hone/contracts/kind';
import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { findNearest } from './nearest.js';

type Path = readonly PropertyKey[];

/** A YAML file parsed by a schema, or findings that name file, line and, for unknown keys, the nearest known one. */
export type ParsedYaml<T> = { ok: true; value: T } | { ok: false; findings: PackageFinding[] };

/**
 * Parses YAML text with a schema. `at` is the path inside the document where the schema applies; the document's
 * outer part is then ignored.
 */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>, at: Path = []): ParsedYaml<T> {
  const read = readDocument(file, text);
  if (!read.ok) return read;
  const { document, value } = read;
  const parsed = schema.safeParse(
    document.getIn([...at] as unknown[], false) === undefined ? undefined : valueAt(value, at),
    { error: describeIssue },
  );
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, findings: describeAll(parsed.error, schema, { ...read, file, at }) };
}

/**
 * Parses YAML text with a strict schema as if its unknown keys were absent; they are reported in
 * `ignored`.
 */
export function parseKnownKeys<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): ParsedYaml<T> & { readonly ignored: readonly PackageFinding[] } {
  const read = readDocument(file, text);
  if (!read.ok) return { ...read, ignored: [] };
  const place = { ...read, file, at: [] };
  const parsed = schema.safeParse(read.value, { error: describeIssue });
  if (parsed.success) return { ok: true, value: parsed.data, ignored: [] };
  const unknown = parsed.error.issues.filter(({ code }) => code === 'unrecognized_keys');
  const ignored = describeAll({ issues: unknown }, schema, place);
  for (const issue of unknown) dropKeys(read.value, issue);
  const known = schema.safeParse(read.value, { error: describeIssue });
  if (known.success) return { ok: true, value: known.data, ignored };
  return { ok: false, findings: describeAll(known.error, schema, place), ignored };
}

function dropKeys(value: unknown, issue: z.core.$ZodIssue): void {
  if (issue.code !== 'unrecognized_keys') return;
  const owner = valueAt(value, issue.path) as Record<string, unknown>;
  for (const key of issue.keys) delete owner[key];
}

interface ReadDocument {
  readonly ok: true;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: unknown;
}

function readDocument(file: string, text: string): ReadDocument | { ok: false; findings: PackageFinding[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false });
  if (document.errors.length > 0) {
    const findings = document.errors.map((error) =>
      finding(
        `${file}:${lines.linePos(error.pos[0]).line}`,
        'YAML_INVALID',
        error.message.split('\n')[0] ?? 'not valid YAML',
      ),
    );
    return { ok: false, findings };
  }
  const unfolded = unfold(document);
  if (!unfolded.ok)
    return { ok: false, findings: [finding(file, 'YAML_INVALID', 'too many nested aliases')] };
  return { ok: true, document, lines, value: unfolded.value };
}

interface Place extends Pick<ReadDocument, 'document' | 'lines'> {
  readonly file: string;
  readonly at: Path;
}

function describeAll(
  { issues }: { readonly issues: readonly z.core.$ZodIssue[] },
  schema: z.ZodType,
  { file, document, lines, at }: Place,
): PackageFinding[] {
  const known = knownKeys(schema);
  return issues.flatMap((issue) => describe(issue, file, document, lines, at, known));
}

const finding = (path: string, code: string, message: string): PackageFinding => ({
  severity: 'error',
  code,
  path,
  message,
});

/** A document as plain values. Rejects one whose aliases would expand without bound. */
function unfold(document: Document): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 50 }) };
  } catch (error) {
    if (error instanceof ReferenceError) return { ok: false };
    throw error;
  }
}

function valueAt(whole: unknown, at: Path): unknown {
  let value = whole;
  for (const key of at) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  return value;
}

function describe(
  issue: z.core.$ZodIssue,
  file: string,
  document: Document,
  lines: LineCounter,
  at: Path,
  known: readonly string[],
): PackageFinding[] {
  const path = [...at, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = findNearest(key, known);
      const where = `${file}:${lineOf(document, lines, [...path, key])}`;
      const advice = near === undefined ? '' : `; did you mean "${near}"?`;
      return finding(where, 'KEY_UNKNOWN', `unknown key "${[...path, key].map(String).join('.')}"${advice}`);
    });
  }
  const name = path.length === 0 ? 'the document' : `"${path.map(String).join('.')}"`;
  return [finding(`${file}:${lineOf(document, lines, path)}`, 'VALUE_INVALID', `${name}: ${issue.message}`)];
}

/** Line of the key or value at `path`, or of the nearest existing parent. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === String(key));
      const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    const node = document.getIn(path.slice(0, length), true) as
      { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** Every property name in a schema, for suggestions. */
function knownKeys(schema: z.ZodType): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach((item: unknown) => visit(item));
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node as Record<string, unknown>)) {
      if (key === 'properties' && typeof value === 'object' && value !== null)
        Object.keys(value).forEach((name) => names.add(name));
      visit(value);
    }
  };
  visit(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
  return [...names];
}
