import { keyPaths, MOST_LINES, readLine } from './document-lines.js';
import { nameOfShape, SHAPES, shapeUnder, VALUES, type Shape } from './shapes.js';

/** A completion: a key, a value, or the target of a reference. */
export interface DocumentOption {
  readonly label: string;
  /** The text that is inserted. */
  readonly text: string;
  readonly type: 'property' | 'enum' | 'class';
}

/** Keys above a place with less and less indentation: the path to it. Works for incomplete documents, too. */
function pathTo(before: readonly string[], indent: number): string[] {
  const path: string[] = [];
  let limit = indent;
  for (const text of before.slice(-MOST_LINES).reverse()) {
    const line = readLine(text);
    if (line?.key === undefined || line.indent >= limit) continue;
    path.unshift(line.key);
    limit = line.indent;
    if (limit === 0) break;
  }
  return path;
}

const shapeAt = (path: readonly string[]): Shape | undefined =>
  path.reduce<Shape | undefined>((shape, key) => shape && shapeUnder(shape, key), SHAPES['root']);

/**
 * Options at the end of `lines`, whose last one ends at the cursor: keys of the object, values of its key, or
 * `$ref` targets in the same document.
 */
export function findOptions(lines: readonly string[], names: () => readonly string[]): DocumentOption[] {
  const last = lines.at(-1) ?? '';
  const { indent = last.length, key } = readLine(last) ?? {};
  const shape = shapeAt(pathTo(lines.slice(0, -1), indent));
  if (key === '$ref') return names().map((name) => ({ label: name, text: `'${name}'`, type: 'class' }));
  if (shape === undefined) return [];
  if (key !== undefined) {
    const values = VALUES[`${nameOfShape(shape)}.${key}`] ?? [];
    return values.map((value) => ({ label: value, text: value, type: 'enum' }));
  }
  const keys = [...Object.keys(shape.keys), ...(shape === SHAPES['root'] ? [] : ['$ref'])];
  return keys.map((name) => ({ label: name, text: `${name}: `, type: 'property' }));
}

/** Pointers to everything under `components`, such as `#/components/schemas/Flag`, read line by line. */
export function listTargets(lines: readonly string[]): string[] {
  const targets: string[] = [];
  for (const { path } of keyPaths(lines))
    if (path.length === 3 && path[0] === 'components') targets.push(`#/${path.join('/')}`);
  return targets;
}
