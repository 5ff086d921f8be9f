import { randomBytes } from 'node:crypto';
import { drawVariant, placeVariant, SOLUTION_CATEGORIES } from '@hone/contracts';
import type { PackageFinding } from '@hone/contracts/kind';
import pLimit from 'p-limit';
import { loadFolder, type LoadedChallenge } from '../package/load-challenge.js';
import type { Attempt, GradingMeans } from './attempt-grading.js';
import { chooseTarget } from './cheats/choose-target.js';
import { plantCheats } from './cheats/plant-cheats.js';
import { comparePrograms } from './compare-programs.js';
import { distinctFindings, gatherFaults, warningFinding } from './finding.js';
import { gradeAll, type Entry, type GradingPlan } from './grade-all.js';
import { inspectSolutions } from './inspect-solutions.js';
import { describeAttempts, gradedOnly, judgeSolution, judgeStarter } from './judge-gradings.js';
import { findBrokenPromises } from './judge-solution.js';
import { selfCheck, tryMutants } from './self-check.js';
import type { ChallengeReport, CheatsReport } from './report.js';
import { findStarved } from './starved-runs.js';
import { findSolutions, findStarter, type Program, type Solution } from './solutions.js';
import { findVariantSeed } from '../variant-seed.js';

/** Progress of the gate. `planned` may be sent more than once; the last one counts. */
export type VerifyProgress =
  | { readonly type: 'proving'; readonly slug: string }
  | { readonly type: 'planned'; readonly slug: string; readonly gradings: number }
  | { readonly type: 'graded'; readonly slug: string; readonly path: string; readonly got: string }
  | { readonly type: 'again'; readonly slug: string; readonly message: string };

export interface VerifyOptions extends Pick<GradingMeans, 'sandbox' | 'cache' | 'signal' | 'pauseMs'> {
  /** How often each solution is graded, each time with a fresh seed; all gradings must agree. */
  readonly repetitions: number;
  /** Concurrent gradings, at least 1. */
  readonly parallel: number;
  /** Ids of the cheats to plant if the challenge allows it; none are planted when empty. */
  readonly cheats: readonly string[];
  /** Only solutions whose path contains one of these, and no starters; all when absent. */
  readonly only?: readonly string[];
  /** Whether solutions are graded, true by default. Starters, cheats and mutants are tried either way. */
  readonly solutions?: boolean;
  /** Only solutions and starters in these languages; all when absent. */
  readonly languages?: readonly string[];
  readonly onProgress?: (progress: VerifyProgress) => void;
}

interface Gate {
  readonly challenge: LoadedChallenge;
  readonly solutions: readonly Solution[];
  readonly options: VerifyOptions;
  /** One for each repetition: all solutions get the same data in the same repetition. */
  readonly seeds: readonly string[];
  readonly plan: GradingPlan;
}

type Proven = Pick<ChallengeReport, 'findings' | 'solutions' | 'starters' | 'cheats' | 'mutants'>;

const NOT_RUN: CheatsReport = { planted: false, reason: 'nothing was graded' };

/**
 * The author gate for one folder: schema, the challenge's own programs, starters at 0, every solution with its declared
 * verdict and check in every repetition, cheats without advantage. Never throws because of the author's files; rejects
 * when aborted.
 */
export async function verifyChallenge(folder: string, options: VerifyOptions): Promise<ChallengeReport> {
  const loaded = await loadFolder(folder);
  const slug = loaded.ok ? loaded.challenge.pack.slug : (folder.split('/').filter(Boolean).at(-1) ?? folder);
  const proven: Proven = loaded.ok
    ? await verifyLoaded(loaded.challenge, options)
    : { findings: [], solutions: [], starters: [], cheats: NOT_RUN };
  const findings = gatherFaults(distinctFindings([...loaded.findings, ...proven.findings]));
  const ok = !findings.some((finding) => finding.severity === 'error');
  return { ...proven, slug, path: folder, ok, findings };
}

async function verifyLoaded(challenge: LoadedChallenge, options: VerifyOptions): Promise<Proven> {
  const { solutions: found, findings: misplaced } = findSolutions(challenge.pack);
  const solutions = inOrder(found);
  const findings = [...misplaced, ...inspectSolutions(challenge, solutions)];
  const seeds = Array.from({ length: options.repetitions }, newSeed);
  const plan = planOf(challenge.pack.slug, options);
  if (challenge.kind.selfCheck !== undefined)
    options.onProgress?.({ type: 'proving', slug: challenge.pack.slug });
  const broken = await selfCheck(challenge, seeds[0] ?? newSeed(), plan);
  findings.push(...broken);
  if (broken.some((finding) => finding.severity === 'error')) {
    const message = 'no solution was graded: the programs that make and answer the cases come first';
    findings.push(warningFinding('NOT_GRADED', 'solutions', message));
    return { findings, solutions: [], starters: [], cheats: NOT_RUN };
  }
  const gate: Gate = { challenge, solutions, options, seeds, plan };
  const graded = await gradeSolutions(gate);
  const cheats = await tryCheats(gate, graded.attempts);
  const mutation = isWhole(challenge, options)
    ? await tryMutants(challenge, seeds[0] ?? newSeed(), plan)
    : undefined;
  return {
    findings: [...findings, ...graded.findings, ...cheats.findings, ...(mutation?.findings ?? [])],
    solutions: graded.solutions,
    starters: graded.starters,
    cheats: cheats.report,
    ...(mutation === undefined ? {} : { mutants: mutation.mutants }),
  };
}

/** A gate over some of the solutions says nothing about the task's data. */
function isWhole({ pack }: LoadedChallenge, { only, languages }: VerifyOptions): boolean {
  return only === undefined && pack.manifest.languages.every((id) => languages?.includes(id) ?? true);
}

function planOf(slug: string, options: VerifyOptions): GradingPlan {
  const { sandbox, cache, signal, pauseMs, onProgress } = options;
  const limit = pLimit(options.parallel);
  return {
    sandbox,
    cache,
    signal,
    ...(pauseMs === undefined ? {} : { pauseMs }),
    lane: (work) => limit(work),
    onRetry: (message) => onProgress?.({ type: 'again', slug, message }),
    onGraded: (path, attempt) =>
      onProgress?.({ type: 'graded', slug, path, got: describeAttempts([attempt]) }),
  };
}

async function gradeSolutions(gate: Gate) {
  const { challenge, options, seeds, plan } = gate;
  const wanted = gate.solutions.filter((solution) => isWanted(solution, options));
  const languages = options.only === undefined ? challenge.pack.manifest.languages : [];
  const starters = languages.filter((language) => options.languages?.includes(language) ?? true);
  const entries: Entry[] = [
    ...wanted.map((solution) => solutionEntry(challenge, solution, seeds)),
    ...starters.map((language) => starterEntry(challenge, language, seeds.slice(0, 1))),
  ];
  const { slug } = challenge.pack;
  const cheats = willPlant(gate) ? options.cheats.length : 0;
  const gradings = cheats + entries.reduce((sum, entry) => sum + entry.seeds.length, 0);
  options.onProgress?.({ type: 'planned', slug, gradings });
  const attempts = await gradeAll(challenge, entries, plan);
  const of = (path: string): readonly Attempt[] => attempts.get(path) ?? [];
  const { limits } = challenge.pack.manifest;
  const judged = wanted.map((solution) => judgeSolution(solution, of(solution.path), limits));
  const begun = starters.map((language) => judgeStarter(language, of(`starter/${language}`)));
  const compared = comparePrograms(
    wanted.map((solution) => ({
      solution,
      judgements: gradedOnly(of(solution.path)).map(({ judgement }) => judgement),
    })),
    challenge.kind.ownPrograms?.(challenge.definition),
    limits,
  );
  const findings: PackageFinding[] = [...judged, ...begun].flatMap((each) => each.findings);
  if (entries.length === 0)
    findings.push(warningFinding('NOTHING_CHOSEN', 'solutions', 'no solution matches; nothing was graded'));
  return {
    attempts,
    findings: [...compared, ...findings],
    solutions: judged.map(({ report }) => report),
    starters: begun.map(({ report }) => report),
  };
}

/** By category and path: the order of a folder's entries depends on the file system. */
function inOrder(solutions: readonly Solution[]): Solution[] {
  const place = ({ category }: Solution): number => SOLUTION_CATEGORIES.indexOf(category);
  return [...solutions].sort((one, two) => place(one) - place(two) || (one.path < two.path ? -1 : 1));
}

function isWanted(
  { path, language }: Solution,
  { solutions = true, only, languages }: VerifyOptions,
): boolean {
  const named = only === undefined || only.some((text) => path.includes(text));
  return solutions && named && (languages?.includes(language) ?? true);
}

function willPlant({ challenge, solutions, options }: Gate): boolean {
  return options.cheats.length > 0 && 'naive' in chooseTarget(challenge, solutions);
}

async function tryCheats(
  gate: Gate,
  attempts: ReadonlyMap<string, readonly Attempt[]>,
): Promise<{ report: CheatsReport; findings: readonly PackageFinding[] }> {
  const skip = (reason: string) => ({ report: { planted: false as const, reason }, findings: [] });
  const { challenge, solutions, options, plan, seeds } = gate;
  if (options.cheats.length === 0) return skip('they were not requested');
  const target = chooseTarget(challenge, solutions);
  if ('reason' in target) return skip(target.reason);
  const seed = seeds.at(-1) ?? newSeed();
  const entry: Entry = { path: target.naive.path, order: orderOf(target.naive), seeds: [seed] };
  const graded = attempts.get(entry.path) ?? (await gradeAll(challenge, [entry], plan)).get(entry.path) ?? [];
  const naive = gradedOnly(graded).map(({ judgement }) => judgement);
  if (naive.length === 0)
    return skip(`${target.naive.path} could not be graded, so there is no score to compare`);
  const cheats = (challenge.kind.cheats ?? []).filter((cheat) => options.cheats.includes(cheat.id));
  return plantCheats(cheats, { challenge, target, naive, seed, newSeed, plan });
}

/** A promise broken for lack of a core gets another try before it is reported. */
function solutionEntry({ pack }: LoadedChallenge, solution: Solution, seeds: readonly string[]): Entry {
  return {
    path: solution.path,
    order: orderOf(solution),
    seeds,
    findRepeatReason: (judgement) =>
      findBrokenPromises(solution, judgement).length === 0
        ? undefined
        : findStarved(pack.manifest.limits, judgement),
  };
}

/** In a challenge with variants it is the starter of the one that the first seed draws. */
function starterEntry(challenge: LoadedChallenge, language: string, seeds: readonly string[]): Entry {
  const starter = findStarter(challenge.pack, language);
  const variant = findVariantSeed(challenge, { seed: seeds[0] ?? '' });
  if (variant === undefined) return { path: starter.path, order: orderOf(starter), seeds };
  const files = placeVariant(starter.files, drawVariant(challenge, variant));
  return { path: starter.path, order: { ...orderOf(starter), files, variant }, seeds };
}

function orderOf({ language, files, expect: { entry, variant } }: Program): Entry['order'] {
  return {
    language,
    files,
    ...(entry === undefined ? {} : { entry }),
    ...(variant === undefined ? {} : { variant }),
  };
}

const newSeed = (): string => randomBytes(16).toString('hex');
