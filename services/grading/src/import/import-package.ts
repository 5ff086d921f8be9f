import { MAX_FILES, MAX_TOTAL_BYTES } from '../package/read-folder.js';
import { loadFiles, type LoadedChallenge } from '../package/load-challenge.js';
import type { PackageFinding } from '@hone/contracts/kind';
import type { Sandbox } from '@hone/contracts/sandbox';
import { slugSchema } from '@hone/contracts';
import { stringify } from 'yaml';
import { challengeYaml, type ChallengeParts } from './challenge-files.js';
import { countCases, readDataFolder, type DataFolder } from './data-folder.js';
import type { DataPlan } from './data-plan.js';
import { planData2025 } from './groups-2025.js';
import { ImportReport } from './import-report.js';
import { planLegacyData } from './legacy-groups.js';
import { importLimits, MEASURING_CPU_MS, statedTimeLimit, validatorLimits, wallFor } from './limits.js';
import { parseProblem, type Problem } from './problem-yaml.js';
import { chooseLanguages, importProgramsAround } from './programs-around.js';
import { readPackage, type ProblemPackage } from './read-package.js';
import { settleTimeLimit } from './settle-time-limit.js';
import { importEditorial, importStatement } from './statement.js';
import { importSubmissions, type ImportedSolution } from './submissions.js';
import { tryAccepted } from './try-accepted.js';
import { below, importChecker } from './validators.js';

/** What importing a package needs besides the package. */
export interface ImportOptions {
  /** Languages to offer; all that the package allows when absent. */
  readonly languages?: readonly string[] | undefined;
  /** Memory of the machine in MiB: an upper bound for the package's limits. */
  readonly machineMiB: number;
  /** Opens the sandbox that grades the accepted submissions. */
  readonly openSandbox: () => Promise<Sandbox>;
  readonly signal: AbortSignal;
}

/** A challenge made of a package, or why there is none. `skipped` lists what was left out either way. */
export type ImportResult = { readonly skipped: readonly PackageFinding[] } & (
  | { readonly ok: true; readonly slug: string; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly findings: readonly PackageFinding[] }
);

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Makes a challenge of a Kattis/ICPC problem package (versions legacy, legacy-icpc, 2023-07-draft and 2025-09): a folder
 * or a zip file.
 * Never throws because of the package's contents; unsupported features are rejected by name.
 */
export async function importPackage(path: string, options: ImportOptions): Promise<ImportResult> {
  const report = new ImportReport();
  const made = await makeChallenge(path, options, report);
  const { skipped } = report;
  if (made === undefined || report.rejections.length > 0)
    return { ok: false, findings: report.rejections, skipped };
  return { ok: true, ...made, skipped };
}

async function makeChallenge(path: string, options: ImportOptions, report: ImportReport) {
  const pack = await readPackage(path, report);
  const problem = pack && parseProblem(pack, report);
  if (pack === undefined || problem === undefined) return undefined;
  const languages = chooseLanguages(problem, options.languages, report);
  const data = planData(pack, problem, report);
  const checker = importChecker(pack, problem, validatorLimits(problem, options.machineMiB, report), report);
  const files = new Map<string, Uint8Array>([...importTexts(pack, problem, report), ...checker.files]);
  for (const [name, content] of importProgramsAround(pack, problem, languages, report))
    files.set(name, content);
  for (const [name, content] of below(pack.files, 'data/'))
    if (/^(sample|secret)\/.*\.(in|ans|interaction)$/.test(name)) files.set(`tests/${name}`, content);
  if (problem.interactive) addMissingAnswers(files);
  const max = (data.secret?.max ?? 0) + data.sample.points;
  const included = (language: string): string[] => [...below(files, `include/${language}/`).keys()];
  const solutions = importSubmissions(pack, { problem, languages, included, max: max || 1 }, report);
  for (const { folder, files: own } of solutions)
    for (const [name, content] of own) files.set(`${folder}/${name}`, content);
  const accepted = solutions.filter(({ folder }) => folder.startsWith('solutions/accepted/'));
  if (accepted.length === 0) report.reject('ACCEPTED_MISSING', 'submissions/accepted', NO_ACCEPTED);
  const slug = slugOf(pack, problem);
  const parts = { slug, problem, languages, checker: checker.checker, data };
  return settleChallenge(pack, { parts, files, accepted }, options, report);
}

interface Draft {
  readonly parts: Omit<ChallengeParts, 'limits'>;
  readonly files: Map<string, Uint8Array>;
  readonly accepted: readonly ImportedSolution[];
}

/** Grades the accepted submissions, and keeps those that pass. */
async function settleChallenge(
  pack: ProblemPackage,
  { parts, files, accepted }: Draft,
  options: ImportOptions,
  report: ImportReport,
) {
  const { problem, slug } = parts;
  const limits = importLimits(problem, options.machineMiB, report);
  const stated = statedTimeLimit(pack, problem, report);
  if (report.rejections.length > 0) return undefined;
  const loadAt = (cpuMs: number): LoadedChallenge | undefined =>
    loadWith(files, { ...parts, limits: { ...limits, cpuMs, wallMs: wallFor(cpuMs) } }, report);
  const trial = loadAt(stated ?? MEASURING_CPU_MS);
  if (trial === undefined) return undefined;
  const trials = await inSandbox(options, (sandbox) =>
    tryAccepted(trial, accepted, { sandbox, report, signal: options.signal }),
  );
  const settled = trials && settleTimeLimit(trials, stated, problem, report);
  if (settled === undefined) return undefined;
  for (const { folder, files: own } of settled.leftOut)
    for (const name of own.keys()) files.delete(`${folder}/${name}`);
  const challenge = loadAt(settled.cpuMs);
  return challenge && { slug, files: challenge.pack.files };
}

const NO_ACCEPTED = 'there is no accepted submission in a language of the challenge';

async function inSandbox<T>(
  { openSandbox }: ImportOptions,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await openSandbox();
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

function planData(pack: ProblemPackage, problem: Problem, report: ImportReport): DataPlan {
  const { files } = pack;
  const sample = readDataFolder(files, 'sample', problem.interactive, report);
  const secret = readDataFolder(files, 'secret', problem.interactive, report);
  if (countCases(secret) === 0 && countCases(sample) === 0)
    report.reject('DATA_MISSING', 'data', 'the package has no test cases; run its generators first');
  else if (countCases(secret) === 0)
    report.skip('SECRET_MISSING', 'data/secret', 'the package has no secret data: only samples are judged');
  else if (countCases(sample) === 0)
    report.skip('SAMPLE_MISSING', 'data/sample', 'the package has no samples');
  const own = [...below(files, 'data/')].filter(([name]) => !name.includes('/'));
  const root: DataFolder = { path: '', cases: [], folders: [], files: new Map(own) };
  if (hasGroups2025(files, problem)) return planData2025(root, sample, secret, { problem, report });
  return planLegacyData(root, sample, secret, { problem, report });
}

/** Drafts of 2023-07 have their groups in files of either version. */
function hasGroups2025(files: ReadonlyMap<string, Uint8Array>, { format }: Problem): boolean {
  if (format !== '2023-07-draft') return format === '2025-09';
  return ![...files.keys()].some((path) => /^data\/(.*\/)?testdata\.yaml$/.test(path));
}

function importTexts(pack: ProblemPackage, problem: Problem, report: ImportReport): Map<string, Uint8Array> {
  const statement = importStatement(pack, problem, report);
  const editorial = importEditorial(pack, problem, report);
  const images = [...statement.images, ...(editorial?.images ?? [])];
  const hints = { hints: ['The package brings no hints. Work the samples out by hand first.'] };
  return new Map([
    ...images.map(([name, content]) => [`fixtures/${name}`, content] as const),
    ['statement.md', encode(statement.text)],
    ['editorial.md', encode(editorial?.text ?? 'The package brings no description of the solution.\n')],
    ['hints.yml', encode(stringify(hints))],
  ]);
}

/** An interactive case may have no answer file; its validator gets an empty one. */
function addMissingAnswers(files: Map<string, Uint8Array>): void {
  for (const path of [...files.keys()]) {
    const answer = path.replace(/\.in$/, '.ans');
    if (path.startsWith('tests/') && !files.has(answer)) files.set(answer, new Uint8Array());
  }
}

/** The challenge as it will be loaded from its folder: nothing is written that cannot be loaded. */
function loadWith(
  files: ReadonlyMap<string, Uint8Array>,
  parts: ChallengeParts,
  report: ImportReport,
): LoadedChallenge | undefined {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  if (files.size >= MAX_FILES || bytes > MAX_TOTAL_BYTES) {
    const most = `a challenge may have ${MAX_FILES} files of ${MAX_TOTAL_BYTES} bytes together`;
    report.reject(
      'CHALLENGE_TOO_LARGE',
      'data',
      `${files.size} files of ${bytes} bytes would be needed; ${most}`,
    );
    return undefined;
  }
  const loaded = loadFiles(new Map([...files, ['challenge.yml', encode(challengeYaml(parts))]]));
  if (loaded.ok) return loaded.challenge;
  report.rejectAll(loaded.findings.filter(({ severity }) => severity === 'error'));
  return undefined;
}

function slugOf({ name }: ProblemPackage, problem: Problem): string {
  for (const text of [name, problem.name ?? '', `problem-${name}`]) {
    const words = text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '');
    const slug = words.join('-').slice(0, 60).replace(/-+$/, '');
    if (slugSchema.safeParse(slug).success) return slug;
  }
  return 'imported-problem';
}
