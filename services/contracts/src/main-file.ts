import { matchesSubmitPattern } from './source-rules.js';

/** Every source is taken together: compilers find the main program by themselves, and a migration has none. */
const FIND_THEIR_MAIN: ReadonlySet<string> = new Set(['c', 'cpp', 'java', 'sql', 'cql']);

const MAIN_PATTERNS: Readonly<Record<string, RegExp>> = {
  java: /^[Mm]ain\.[a-z]+$/,
  openapi: /^openapi\.(ya?ml|json)$/,
};

const mainPattern = (language: string): RegExp => MAIN_PATTERNS[language] ?? /^main\.[a-z]+$/;

/** The file that is main by its name: `main.*`, in Java also `Main.java`, of a document `openapi.yaml`. */
export function findNamedMain(language: string, paths: readonly string[]): string | undefined {
  const main = mainPattern(language);
  return paths.find((path) => main.test(path));
}

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
  const among = (paths: readonly string[]) =>
    findNamedMain(language, paths) ?? (paths.length === 1 ? paths[0] : undefined);
  if (language === 'openapi') {
    // A file that is sent alone is a part of the document that the starter has.
    const named = findNamedMain(language, sent) ?? findNamedMain(language, tree);
    if (named !== undefined) return named;
  }
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
  return findNamedMain(
    language,
    starter.filter((path) => !matchesSubmitPattern(path, submit)),
  );
}
