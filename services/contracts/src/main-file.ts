import { matchesSubmitPattern } from './source-rules.js';

/** Languages whose compilers find the main program themselves; a migration has none. */
const FIND_THEIR_MAIN: ReadonlySet<string> = new Set(['c', 'cpp', 'java', 'sql', 'cql']);

const MAIN_PATTERNS: Readonly<Record<string, RegExp>> = {
  java: /^[Mm]ain\.[a-z]+$/,
  // A system of several programs has no main file; the file that is always handed in takes its place.
  polyglot: /^diagnosis\.yml$/,
  openapi: /^openapi\.(ya?ml|json)$/,
};

const mainPattern = (language: string): RegExp => MAIN_PATTERNS[language] ?? /^main\.[a-z]+$/;

/** A file that is the main file by its name: `main.*`, in Java also `Main.java`, of a document `openapi.yaml`. */
export function findNamedMain(language: string, paths: readonly string[]): string | undefined {
  const main = mainPattern(language);
  return paths.find((path) => main.test(path));
}

/**
 * The main file when none is named: `main.*` (in Java also `Main.java`) among the `sent` files, otherwise in
 * the whole `tree`, otherwise the only file. Undefined means that it must be named. Languages that find their
 * main program themselves accept any file.
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
 * The starter code's main file, when no `submit` pattern lets a learner edit it: then it always starts the
 * submission. Undefined when the main file is the learner's.
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
