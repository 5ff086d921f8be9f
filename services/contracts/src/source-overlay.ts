import type { SourceFile } from './challenge.js';
import { foldPath } from './fold-path.js';
import { matchesSubmitPattern } from './source-rules.js';

/**
 * The path of a learner's file in the tree: that of the starter file whose name differs only in case or
 * Unicode form, if the learner may edit it. Otherwise `main.java` next to the starter's `Main.java` would
 * define every class twice.
 */
export function placeInTree(path: string, starter: readonly string[], submit: readonly string[]): string {
  if (starter.includes(path)) return path;
  const twin = starter.find(
    (each) => foldPath(each) === foldPath(path) && matchesSubmitPattern(each, submit),
  );
  return twin ?? path;
}

/** A learner's files at their paths in the tree. */
export const placeFiles = (
  files: readonly SourceFile[],
  starter: readonly string[],
  submit: readonly string[],
): SourceFile[] => files.map((file) => ({ ...file, path: placeInTree(file.path, starter, submit) }));
