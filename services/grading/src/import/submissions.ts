import { findMainFile, findSourceProblems } from '@hone/contracts';
import { stringify } from 'yaml';
import { fillConstantsOf } from './constants.js';
import { expectationOf, readTag, type SubmissionPromise } from './expectation.js';
import type { ImportReport } from './import-report.js';
import { languageOfProgram, PACKAGE_LANGUAGES } from './languages.js';
import type { Problem } from './problem-yaml.js';
import type { ProblemPackage } from './read-package.js';
import { readSubmissionRules, type SubmissionFacts } from './submissions-yaml.js';
import { below } from './validators.js';

/** A submission of the package as a solution of the challenge. */
export interface ImportedSolution {
  /** Its path in the package. */
  readonly source: string;
  /** `solutions/<category>/<name>` */
  readonly folder: string;
  readonly language: string;
  readonly entry: string | undefined;
  /** Its files with `expect.yml`, by path within the folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether its slowest run bounds an inferred time limit from below. */
  readonly boundsTime: boolean;
}

/** The parts of the challenge that taking over solutions depends on. */
export interface SolutionContext {
  readonly problem: Problem;
  /** Languages offered. */
  readonly languages: readonly string[];
  /** Files that are laid over every program of a language. */
  readonly included: (language: string) => readonly string[];
  /** The most points of the package. */
  readonly max: number;
}

/** The submissions of the package as solutions; unusable ones are left out by name. */
export function importSubmissions(
  pack: ProblemPackage,
  context: SolutionContext,
  report: ImportReport,
): ImportedSolution[] {
  const ask = readSubmissionRules(pack, context.problem, report);
  const taken = new Set<string>();
  return [...programsOf(pack)].flatMap(([path, files]) => {
    const solution = importOne(path, files, ask(path), context, report, taken);
    return solution === undefined ? [] : [solution];
  });
}

/** Every file or folder in a folder of `submissions/`, by `<folder>/<name>`. */
function programsOf({ files }: ProblemPackage): Map<string, Map<string, Uint8Array>> {
  const programs = new Map<string, Map<string, Uint8Array>>();
  for (const [path, content] of [...below(files, 'submissions/')].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [folder, name, ...rest] = path.split('/');
    if (folder === undefined || name === undefined || /^README/i.test(name)) continue;
    const program = programs.get(`${folder}/${name}`) ?? new Map<string, Uint8Array>();
    programs.set(`${folder}/${name}`, program.set(rest.length === 0 ? name : rest.join('/'), content));
  }
  return programs;
}

function importOne(
  path: string,
  raw: ReadonlyMap<string, Uint8Array>,
  facts: SubmissionFacts,
  context: SolutionContext,
  report: ImportReport,
  taken: Set<string>,
): ImportedSolution | undefined {
  const where = `submissions/${path}`;
  const skip = (code: string, message: string): undefined => void report.skip(code, where, message);
  const promised = promiseOf(where, raw, facts, report);
  if (promised === undefined) return undefined;
  const language = chooseLanguage(raw, facts, context);
  if ('unknown' in language) return skip('SOLUTION_LANGUAGE', `left out: ${language.unknown}`);
  const files = new Map(
    [...raw].map(([name, content]) => [name, fillConstantsOf(content, context.problem.constants)]),
  );
  const problem = findUnusable(files);
  if (problem !== undefined) return skip('SOLUTION_FILES', `left out: ${problem}`);
  const entry = facts.entrypoint !== undefined && files.has(facts.entrypoint) ? facts.entrypoint : undefined;
  if (entry === undefined && !hasMain(language.id, files, context)) return skip('SOLUTION_ENTRY', NO_ENTRY);
  const expected = expectationOf(promised, context.problem.scoring, context.max);
  if (expected === undefined)
    return skip('SOLUTION_UNCLEAR', 'left out: it promises no verdict that could be checked');
  const folder = uniqueFolder(`solutions/${expected.category}`, path, taken);
  const expect = { language: language.id, ...(entry !== undefined && { entry }), ...expected.expect };
  files.set('expect.yml', new TextEncoder().encode(stringify(expect)));
  const boundsTime = facts.boundsTime && isAccepted(promised);
  if (facts.askedBound !== undefined && !boundsTime) skip('TIME_NOT_MEASURED', unmeasured(facts.askedBound));
  return { source: where, folder, language: language.id, entry, files, boundsTime };
}

const unmeasured = (asked: string): string =>
  `"use_for_time_limit": ${asked} is not imported: accepted submissions alone are measured, as lower bounds`;

const NO_ENTRY = 'left out: no file is the entry; name it main or use "entrypoint"';

function hasMain(
  language: string,
  files: ReadonlyMap<string, Uint8Array>,
  { included }: SolutionContext,
): boolean {
  const own = [...files.keys()].filter((name) => !name.endsWith('.md'));
  return findMainFile(language, own, [...own, ...included(language)]) !== undefined;
}

const isAccepted = ({ permitted }: SubmissionPromise): boolean => permitted.size === 1 && permitted.has('AC');

/** The tag in a source beats the folder; without a verdict from either the submission is left out. */
function promiseOf(
  where: string,
  files: ReadonlyMap<string, Uint8Array>,
  facts: SubmissionFacts,
  report: ImportReport,
): SubmissionPromise | undefined {
  for (const content of files.values()) {
    const tag = readTag(new TextDecoder().decode(content.subarray(0, 64 * 1024)));
    if (tag === undefined) continue;
    if (!('wrong' in tag)) return tag;
    report.skip('VERDICT_UNKNOWN', where, `left out: ${tag.wrong}`);
    return undefined;
  }
  if (facts.promise === undefined) {
    const folder = where.split('/')[1] ?? '';
    report.skip(
      'VERDICT_UNKNOWN',
      where,
      `left out: "${folder}" is not the folder of one verdict, and no key states one`,
    );
  }
  return facts.promise;
}

function chooseLanguage(
  files: ReadonlyMap<string, Uint8Array>,
  { language }: SubmissionFacts,
  { languages }: SolutionContext,
): { readonly id: string } | { readonly unknown: string } {
  const named = PACKAGE_LANGUAGES.find(({ codes }) => language !== undefined && codes.includes(language));
  if (language !== undefined && named === undefined) return { unknown: `${language} is not offered` };
  const found = named ?? languageOfProgram(files);
  if ('unknown' in found || languages.includes(found.id)) return found;
  return { unknown: `${found.id} is not among the languages of the challenge` };
}

function findUnusable(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const sources: { path: string; content: string }[] = [];
  for (const [path, content] of files) {
    try {
      sources.push({ path, content: new TextDecoder('utf-8', { fatal: true }).decode(content) });
    } catch {
      return `${path} is not UTF-8 text`;
    }
  }
  return findSourceProblems(sources, ['**'])[0]?.message;
}

function uniqueFolder(parent: string, path: string, taken: Set<string>): string {
  const name = path
    .slice(path.indexOf('/') + 1)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const base = `${parent}/${name || 'solution'}`;
  let folder = base;
  for (let number = 2; taken.has(folder); number += 1) folder = `${base}-${number}`;
  taken.add(folder);
  return folder;
}
