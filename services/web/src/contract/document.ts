import { isMap, LineCounter, parseDocument } from 'yaml';

/** A JSON object from an author: nothing about its values is known. */
export type Loose = Readonly<Record<string, unknown>>;

/** A parsed OpenAPI document, or why it could not be parsed. */
export type ReadDocument =
  | { readonly ok: true; readonly root: Loose }
  | { readonly ok: false; readonly message: string; readonly line: number | undefined };

/** Longer ones are shown as source only. */
export const MOST_CHARACTERS = 400_000;
/** The parser compares each key with all previous ones, which takes seconds for thousands of them. */
const MOST_CHARACTERS_COMPARED = 40_000;
const MOST_ALIASES = 100;
const MOST_HOPS = 10;

/** Parses YAML or JSON. The author may be hostile: size and aliases are bounded, and nothing is fetched. */
export function readDocument(text: string): ReadDocument {
  if (text.length > MOST_CHARACTERS)
    return { ok: false, message: `more than ${MOST_CHARACTERS} characters`, line: undefined };
  const lines = new LineCounter();
  try {
    const uniqueKeys = text.length <= MOST_CHARACTERS_COMPARED;
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys });
    const [problem] = document.errors;
    if (problem !== undefined)
      return { ok: false, message: problem.message, line: lines.linePos(problem.pos[0]).line };
    if (!isMap(document.contents)) return { ok: false, message: 'not a mapping', line: 1 };
    return { ok: true, root: document.toJS({ maxAliasCount: MOST_ALIASES }) as Loose };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error), line: undefined };
  }
}

export const objectOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text or a number as text; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A value as compact JSON, truncated. A value that refers to itself has none. */
export function jsonOf(value: unknown, indent?: number): string {
  try {
    const text = JSON.stringify(value, null, indent) ?? '';
    return text.length > 4_000 ? `${text.slice(0, 4_000)}…` : text;
  } catch {
    return '…';
  }
}

const ownOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const unescapePointer = (part: string): string => {
  try {
    return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return part;
  }
};

/** Resolves a `$ref` within the document, through others too; `{}` if it is external, broken or a cycle. */
export function resolve(root: Loose, value: unknown): Loose {
  let current = objectOf(value);
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const ref = current['$ref'];
    if (typeof ref !== 'string') return current;
    if (!ref.startsWith('#/')) return {};
    current = objectOf(ref.slice(2).split('/').map(unescapePointer).reduce<unknown>(ownOf, root));
  }
  return {};
}

/** The last part of a `$ref`, the usual name of its target; undefined if there is none. */
export function nameOfRef(value: unknown): string | undefined {
  const ref = ownOf(value, '$ref');
  return typeof ref === 'string' ? unescapePointer(ref.slice(ref.lastIndexOf('/') + 1)) : undefined;
}
