import {
  findFixedMain,
  findMainFile,
  findNamedMain,
  findSourceProblems,
  placeFiles,
  placeInTree,
  type Mode,
  type SourceFile,
  type SourceProblem,
} from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import type { Draw } from './variant-seed.js';

/**
 * A learner's request for a grading. `files` are their own; the starter adds the rest. The same order gives the same
 * score.
 */
export interface GradingOrder extends Draw {
  readonly language: string;
  readonly files: readonly SourceFile[];
  readonly entry?: string | undefined;
  readonly mode: Mode;
  readonly input?: string | undefined;
}

/** An order that cannot be graded because its input is invalid; `problems` name the fields. */
export class OrderRefused extends Error {
  override readonly name = 'OrderRefused';
  readonly problems: readonly (
    SourceProblem | { code: 'LANGUAGE_NOT_OFFERED'; path: string; message: string }
  )[];

  constructor(problems: OrderRefused['problems']) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join('; '));
    this.problems = problems;
  }
}

/** The learner's complete tree and its main file. */
export interface Sources {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly entry: string;
}

const ANY_PATH = '**';

/**
 * Lays the learner's files over the starter of their variant, and the package's `include/<language>/` over both, and
 * finds the main file; throws OrderRefused for bad input.
 */
export function assembleSources(
  pack: ChallengePackage,
  order: GradingOrder,
  variant: readonly SourceFile[] = [],
): Sources {
  const { languages, submit } = pack.manifest;
  if (!languages.includes(order.language)) {
    const message = `${order.language} is not offered; choose one of ${languages.join(', ')}`;
    throw new OrderRefused([{ code: 'LANGUAGE_NOT_OFFERED', path: 'language', message }]);
  }
  // If any path may be sent, the files sent are the whole program: a starter's main program would be a second one.
  const files = submit.includes(ANY_PATH) ? new Map<string, Uint8Array>() : starterOf(pack, order.language);
  const starter = [...files.keys()];
  for (const { path, content } of variant)
    if (files.has(path)) files.set(path, new TextEncoder().encode(content));
  const problems = findSourceProblems(order.files, submit, starter);
  if (problems.length > 0) throw new OrderRefused(problems);
  const fixed = findFixedMain(order.language, starter, submit);
  const placed = placeFiles(order.files, starter, submit);
  const sent = placed.map((file) => file.path);
  for (const file of placed) files.set(file.path, new TextEncoder().encode(file.content));
  const included = filesIn(pack, `include/${order.language}/`);
  for (const [path, content] of included) files.set(path, content);
  const named = order.entry === undefined ? undefined : placeInTree(order.entry, starter, submit);
  const entry =
    named ??
    fixed ??
    findNamedMain(order.language, [...included.keys()]) ??
    findMainFile(order.language, sent, [...files.keys()]);
  if (entry === undefined) throw refuseEntry('no main file was found; set entry to its path');
  if (!files.has(entry)) throw refuseEntry(`entry ${entry} is not among the files`);
  if (fixed !== undefined && entry !== fixed)
    throw refuseEntry(`the main file of this challenge is ${fixed}, not ${entry}`);
  return { files, entry };
}

function refuseEntry(message: string): OrderRefused {
  return new OrderRefused([{ code: 'FILE_PATH_REFUSED', path: 'entry', message }]);
}

/** Starter files of a language by path relative to the starter folder. */
export function starterOf(pack: ChallengePackage, language: string): Map<string, Uint8Array> {
  return filesIn(pack, `starter/${language}/`);
}

function filesIn(pack: ChallengePackage, prefix: string): Map<string, Uint8Array> {
  const own = [...pack.files].filter(([path]) => path.startsWith(prefix));
  return new Map(own.map(([path, content]) => [path.slice(prefix.length), content]));
}
