import { randomBytes } from 'node:crypto';
import type { PackageFinding } from '@hone/contracts/kind';
import type { Sandbox } from '@hone/contracts/sandbox';
import { gradeSubmission } from '../grade-submission.js';
import { starterOf, type GradingOrder } from '../order.js';
import { loadFolder, type LoadedChallenge } from '../package/load-challenge.js';
import { matchesSubmitPattern, type Judgement } from '@hone/contracts';
import type { TrustedCache } from '../trusted-cache.js';
import { describeExpectation, describeJudgement, findBrokenPromises } from './judge-solution.js';
import type { ChallengeReport, SolutionReport } from './report.js';
import { findSolutions, type Solution } from './solutions.js';

export interface VerifyOptions {
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
  /** How often each solution is graded, each time with a fresh seed; all gradings must agree. */
  readonly repetitions: number;
  /** Only solutions whose path contains this; all when absent. */
  readonly only?: string;
  readonly signal: AbortSignal;
  /** Told after each graded solution. */
  readonly onProgress?: (line: string) => void;
}

const MINIMUM = { accepted: 2, wrong: 3, slow: 0, hostile: 1 } as const;

const error = (code: string, path: string, message: string): PackageFinding => ({
  severity: 'error',
  code,
  path,
  message,
});

/** The author gate for one folder: schema, starters at 0, every solution with its declared verdict and check. */
export async function verifyChallenge(folder: string, options: VerifyOptions): Promise<ChallengeReport> {
  const loaded = await loadFolder(folder);
  const slug = loaded.ok ? loaded.challenge.pack.slug : (folder.split('/').filter(Boolean).at(-1) ?? folder);
  if (!loaded.ok) return { slug, path: folder, ok: false, findings: loaded.findings, solutions: [] };
  const { challenge } = loaded;
  const { solutions, findings: misplaced } = findSolutions(challenge.pack);
  const findings = [...loaded.findings, ...misplaced, ...inspectSolutions(challenge, solutions)];
  const wanted = solutions.filter(
    (solution) => options.only === undefined || solution.path.includes(options.only),
  );
  const reports: SolutionReport[] = [];
  for (const solution of wanted) {
    const { report, findings: found } = await verifySolution(challenge, solution, options);
    reports.push(report);
    findings.push(...found);
  }
  if (options.only === undefined) findings.push(...(await verifyStarters(challenge, options)));
  return {
    slug,
    path: folder,
    ok: !findings.some((f) => f.severity === 'error'),
    findings,
    solutions: reports,
  };
}

function inspectSolutions(challenge: LoadedChallenge, solutions: readonly Solution[]): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const { languages, kind, origin } = challenge.pack.manifest;
  // An imported package brings what it brings: one accepted solution is all that its format asks for.
  if (origin !== undefined) return inspectImported(solutions);
  const minimum = { ...MINIMUM, slow: kind === 'optimization' ? 1 : 0 };
  for (const category of ['accepted', 'wrong', 'slow', 'hostile'] as const) {
    const count = solutions.filter((solution) => solution.category === category).length;
    if (count < minimum[category])
      findings.push(
        error(
          'SOLUTIONS_FEW',
          `solutions/${category}`,
          `${count} of at least ${minimum[category]} solutions`,
        ),
      );
  }
  for (const language of languages)
    if (!solutions.some((solution) => solution.category === 'accepted' && solution.language === language))
      findings.push(error('LANGUAGE_UNPROVEN', 'solutions/accepted', `no accepted solution in ${language}`));
  for (const solution of solutions)
    if (solution.category === 'wrong' && solution.expect.failing === undefined)
      findings.push(
        error('SOLUTION_UNNAMED', `${solution.path}/expect.yml`, 'a wrong solution names its failing check'),
      );
  return findings;
}

function inspectImported(solutions: readonly Solution[]): PackageFinding[] {
  if (solutions.some(({ category }) => category === 'accepted')) return [];
  return [error('SOLUTIONS_FEW', 'solutions/accepted', '0 of at least 1 solutions')];
}

async function verifySolution(challenge: LoadedChallenge, solution: Solution, options: VerifyOptions) {
  const findings: PackageFinding[] = [];
  const got = new Set<string>();
  for (let turn = 0; turn < options.repetitions; turn++) {
    const judgement = await grade(
      challenge,
      { ...orderOf(solution), mode: 'submit', seed: newSeed() },
      options,
    );
    got.add(describeJudgement(judgement));
    for (const broken of findBrokenPromises(solution, judgement))
      findings.push(
        error('SOLUTION_PROMISE', solution.path, `${broken} (${solution.language}, repetition ${turn + 1})`),
      );
  }
  if (got.size > 1 && solution.category === 'accepted')
    findings.push(error('SOLUTION_FLIPS', solution.path, `gradings differ: ${[...got].join(' | ')}`));
  const report: SolutionReport = {
    path: solution.path,
    language: solution.language,
    expected: describeExpectation(solution),
    got: [...got].join(' | '),
    ok: findings.length === 0,
  };
  options.onProgress?.(
    `${report.ok ? 'ok  ' : 'FAIL'} ${challenge.pack.slug} ${solution.path}: ${report.got}`,
  );
  return { report, findings };
}

async function verifyStarters(challenge: LoadedChallenge, options: VerifyOptions): Promise<PackageFinding[]> {
  const findings: PackageFinding[] = [];
  for (const language of challenge.pack.manifest.languages) {
    const path = `starter/${language}`;
    const own = [...starterOf(challenge.pack, language)].filter(([name]) =>
      matchesSubmitPattern(name, challenge.pack.manifest.submit),
    );
    const files = own.map(([name, content]) => ({ path: name, content: new TextDecoder().decode(content) }));
    const order: GradingOrder = { language, files, mode: 'submit', seed: newSeed() };
    const judgement = await tryGrading(challenge, path, order, options, findings);
    if (judgement === undefined) continue;
    options.onProgress?.(`${challenge.pack.slug} ${path}: ${describeJudgement(judgement)}`);
    if (judgement.compile?.ok === false)
      findings.push(error('STARTER_BROKEN', path, 'the starter does not compile'));
    if (judgement.score?.points !== 0)
      findings.push(
        error('STARTER_SCORES', path, `the starter scores ${judgement.score?.percent ?? 0}, not 0`),
      );
  }
  return findings;
}

const newSeed = (): string => randomBytes(16).toString('hex');

function orderOf(solution: Solution): Pick<GradingOrder, 'language' | 'files' | 'entry'> {
  const { entry } = solution.expect;
  return { language: solution.language, files: solution.files, ...(entry === undefined ? {} : { entry }) };
}

/** Grades; a faulty reference, generator or checker, or files that are refused, is a finding that names the solution. */
async function tryGrading(
  challenge: LoadedChallenge,
  path: string,
  order: GradingOrder,
  options: VerifyOptions,
  findings: PackageFinding[],
): Promise<Judgement | undefined> {
  try {
    return await grade(challenge, order, options);
  } catch (fault) {
    options.signal.throwIfAborted();
    const message = fault instanceof Error ? fault.message : String(fault);
    findings.push(error('GRADING_FAULT', path, `it could not be graded: ${message}`));
    return undefined;
  }
}

async function grade(
  challenge: LoadedChallenge,
  order: GradingOrder,
  options: VerifyOptions,
): Promise<Judgement> {
  const { sandbox, cache, signal } = options;
  const { judgement, closed } = await gradeSubmission({
    challenge,
    order,
    sandbox,
    cache,
    signal,
    onEvent: () => undefined,
  });
  await closed;
  return judgement;
}
