import { matchesSubmitPattern } from './source-rules.js';

/** Their compilers take every source together and find the main program by themselves. */
const FIND_THEIR_MAIN: ReadonlySet<string> = new Set(['c', 'cpp', 'java']);

const mainPattern = (language: string): RegExp =>
  language === 'java' ? /^[Mm]ain\.[a-z]+$/ : /^main\.[a-z]+$/;

/**
 * The main file of a program when nobody named one: `main.*` (in Java also `Main.java`) among the files that were
 * `sent`, else among all (`tree`, which the starter completes), else the only file. Languages that find their main
 * program by themselves are content with any file; for others undefined means that one must be named.
 */
export function findMainFile(
  language: string,
  sent: readonly string[],
  tree: readonly string[],
): string | undefined {
  const main = mainPattern(language);
  const among = (paths: readonly string[]) =>
    paths.find((path) => main.test(path)) ?? (paths.length === 1 ? paths[0] : undefined);
  return among(sent) ?? among(tree) ?? (FIND_THEIR_MAIN.has(language) ? sent[0] : undefined);
}

/**
 * The starter's main file where no `submit` pattern lets a learner write it: it starts every submission, whatever was
 * sent or named. Undefined where the main file is the learner's own.
 */
export function findFixedMain(
  language: string,
  starter: readonly string[],
  submit: readonly string[],
): string | undefined {
  const main = mainPattern(language);
  return starter.find((path) => main.test(path) && !matchesSubmitPattern(path, submit));
}
