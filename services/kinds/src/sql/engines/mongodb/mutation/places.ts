import type { TextNode } from '../text-node.js';

/** A key of a pipeline with its value. */
export interface Place {
  readonly key: string;
  readonly value: TextNode;
  /** Offset of the key in the text. */
  readonly start: number;
  /** Keys and indexes from the pipeline to the object that contains the key. */
  readonly path: Path;
  /** The object's other keys. */
  readonly beside: readonly string[];
  /** The innermost stage that contains the key, or the key itself if it is a stage. */
  readonly stage: string;
  /** The key of the object that contains it; undefined if that object is in an array. */
  readonly holder: string | undefined;
}

export type Path = readonly (string | number)[];

/** Every key of a pipeline, outer ones first, in the order of the text. */
export function placesIn(root: TextNode): Place[] {
  const places: Place[] = [];
  const visit = (node: TextNode, path: Path, stage: string, holder: string | undefined): void => {
    if (node.kind === 'array')
      node.items.forEach((item, index) => visit(item, [...path, index], stage, undefined));
    if (node.kind !== 'object') return;
    const keys = node.members.map(({ key }) => key);
    for (const { key, value, start } of node.members) {
      const within = isStage(path, key) ? key : stage;
      const beside = keys.filter((other) => other !== key);
      places.push({ key, value, start, path, beside, stage: within, holder });
      visit(value, [...path, key], within, key);
    }
  };
  visit(root, [], '', undefined);
  return places;
}

/** A key is a stage if its object is an element of a pipeline: the whole one, or one inside a stage. */
function isStage(path: Path, key: string): boolean {
  const [index, around, over] = [path.at(-1), path.at(-2), path.at(-3)];
  if (typeof index !== 'number' || !key.startsWith('$')) return false;
  return path.length === 1 || around === 'pipeline' || over === '$facet';
}

/** A copy of a value with something else at a path; undefined removes it, even from an array. */
export function replacedAt(value: unknown, path: Path, other: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return other;
  if (Array.isArray(value)) {
    const changed = value.map((item: unknown, at) => (at === step ? replacedAt(item, rest, other) : item));
    return changed.filter((item) => item !== undefined);
  }
  const entries = Object.entries(value as Record<string, unknown>).map(
    ([key, held]) => [key, key === step ? replacedAt(held, rest, other) : held] as const,
  );
  return Object.fromEntries(entries.filter(([, held]) => held !== undefined));
}

/** A copy of a value with one key of an object renamed, in the same position. */
export function renamedAt(value: unknown, path: Path, key: string, name: string): unknown {
  let holder = value;
  for (const step of path) holder = (holder as Record<string | number, unknown>)[step];
  const entries = Object.entries(holder as Record<string, unknown>);
  return replacedAt(
    value,
    path,
    Object.fromEntries(entries.map(([each, held]) => [each === key ? name : each, held])),
  );
}
