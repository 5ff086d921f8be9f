import type { SourceFile } from './challenge.js';
import { foldPath } from './fold-path.js';
import { matchesSubmitPattern } from './source-rules.js';

/**
 * The path at which a learner's file lies: that of the starter's file whose name differs from it in case or Unicode form
 * only, where a learner may write that. `main.java` takes the place of the starter's `Main.java`, as beside it every
 * class would be there twice.
 */
export function placeInTree(path: string, starter: readonly string[], submit: readonly string[]): string {
  if (starter.includes(path)) return path;
  const twin = starter.find(
    (each) => foldPath(each) === foldPath(path) && matchesSubmitPattern(each, submit),
  );
  return twin ?? path;
}

/** A learner's files, each at its place in the tree. */
export const placeFiles = (
  files: readonly SourceFile[],
  starter: readonly string[],
  submit: readonly string[],
): SourceFile[] => files.map((file) => ({ ...file, path: placeInTree(file.path, starter, submit) }));
