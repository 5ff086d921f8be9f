import type { ImportReport } from './import-report.js';
import { z } from 'zod';
import { challengeFolder, type DataPlan, type PlannedNode } from './data-plan.js';
import { countCases, type DataFolder } from './data-folder.js';
import { readYaml } from './read-yaml.js';
import { decodeYaml, type Problem } from './problem-yaml.js';

const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^[+-]?\d+(\.\d+)?$/, 'a number')
    .transform(Number),
]);
const validatorFlags = z.union([
  z.string(),
  z.strictObject({ name: z.string().optional(), flags: z.string().optional() }),
]);

/** `testdata.yaml` ("Test Data Groups", version legacy). */
const testdataSchema = z.strictObject({
  on_reject: z.enum(['break', 'continue']).default('break'),
  grading: z.enum(['default', 'custom']).default('default'),
  grader_flags: z.string().default(''),
  input_validator_flags: validatorFlags.optional(),
  output_validator_flags: validatorFlags.optional(),
  accept_score: number.default(1),
  reject_score: number.default(0),
  range: z.string().default('-inf +inf'),
});
type Testdata = z.output<typeof testdataSchema>;

const GRADER_FLAGS =
  /^(worst_error|first_error|always_accept|sum|avg|min|max|ignore_sample|accept_if_any_accepted)$/;

interface Context {
  readonly problem: Problem;
  readonly report: ImportReport;
}

/**
 * Test data groups of the versions legacy and legacy-icpc. A group without `testdata.yaml` uses that of the closest
 * folder above it that has one.
 */
export function planLegacyData(
  root: DataFolder,
  sample: DataFolder,
  secret: DataFolder,
  context: Context,
): DataPlan {
  const data = readTestdata(root, defaults(), context);
  const ofSample = readTestdata(sample, data, context);
  const graderFlags = flagsOf(data);
  const ignored = graderFlags.includes('ignore_sample') || !context.problem.scoring;
  const mode = scoreMode(graderFlags);
  if (!ignored && (mode !== 'sum' || context.problem.validatorScores) && countCases(sample) > 0)
    context.report.skip('SAMPLE_SCORE', 'data/testdata.yaml', 'samples earn no points here');
  // A validator's score for a sample is not known in advance, so it cannot be a share of the points.
  const counted = !ignored && mode === 'sum' && !context.problem.validatorScores && countCases(sample) > 0;
  return {
    sample: {
      required: !context.problem.scoring && !graderFlags.includes('ignore_sample'),
      points: counted ? Math.max(0, planNode(sample, ofSample, context).max) : 0,
      gate: !ignored && data.on_reject === 'break' && countCases(sample) > 0,
      settings: { flags: flagsFor(ofSample, context) },
    },
    secret:
      countCases(secret) === 0 ? undefined : planNode(secret, readTestdata(secret, data, context), context),
  };
}

const defaults = (): Testdata => testdataSchema.parse({});

function readTestdata(folder: DataFolder, inherited: Testdata, { problem, report }: Context): Testdata {
  const content = folder.files.get('testdata.yaml');
  const path = folder.path === '' ? 'data/testdata.yaml' : `data/${folder.path}/testdata.yaml`;
  const text = content && decodeYaml(content, path, report);
  // An empty file, or one with only comments, says nothing.
  if (text === undefined || text.replace(/#.*$/gm, '').trim() === '') return inherited;
  const read = readYaml(path, text, testdataSchema, report);
  if (read === undefined) return inherited;
  if (read.grading === 'custom')
    report.reject(
      'GRADER_UNSUPPORTED',
      path,
      '"grading": "custom" is not supported: there is no custom grader',
    );
  for (const flag of flagsOf(read))
    if (!GRADER_FLAGS.test(flag))
      report.reject('GRADER_FLAG_UNKNOWN', path, `"grader_flags": "${flag}" is unknown`);
  if (!problem.scoring && /^\s*(accept_score|reject_score|range)\s*:/m.test(text))
    report.reject('SCORING_UNDECLARED', path, 'scores need "type": "scoring" in problem.yaml');
  if (rangeOf(read) === undefined)
    report.reject('RANGE_INVALID', path, `"range": "${read.range}" is not two numbers`);
  return read;
}

function planNode(folder: DataFolder, own: Testdata, context: Context): PlannedNode {
  const { problem, report } = context;
  const groups = folder.folders
    .filter((below) => countCases(below) > 0)
    .map((below) => planNode(below, readTestdata(below, own, context), context));
  const graderFlags = flagsOf(own);
  const score = problem.scoring ? scoreMode(graderFlags) : 'pass-fail';
  const range = rangeOf(own) ?? [-Infinity, Infinity];
  const scored = problem.scoring && problem.validatorScores;
  if (scored && folder.cases.length > 0 && range[1] === Infinity)
    report.reject(
      'RANGE_MISSING',
      `data/${folder.path}/testdata.yaml`,
      'the validator scores, so "range" must state the most points that the group can earn',
    );
  const finite: [number, number] = [clampScore(range[0]), clampScore(range[1])];
  return {
    name: folder.path,
    ...(folder.cases.length > 0 && { folder: challengeFolder(folder.path) }),
    score,
    verdict: verdictMode(graderFlags),
    ...(graderFlags.includes('accept_if_any_accepted') && { acceptIfAny: true }),
    onReject: own.on_reject,
    ...(problem.scoring && { accept: own.accept_score, reject: own.reject_score }),
    max: score === 'pass-fail' ? 1 : range[1] < Infinity ? range[1] : bestScore(score, folder, own, groups),
    ...(problem.scoring && (range[0] > -Infinity || range[1] < Infinity) && { range: finite }),
    ...(scored && { validatorScores: 'used' as const }),
    flags: flagsFor(own, context),
    ...(groups.length > 0 && { groups }),
  };
}

const clampScore = (value: number): number => Math.min(1e9, Math.max(-1e9, value));

function bestScore(
  mode: ReturnType<typeof scoreMode>,
  { cases }: DataFolder,
  { accept_score: accept, reject_score: reject }: Testdata,
  groups: readonly PlannedNode[],
): number {
  const parts = [...cases.map(() => Math.max(accept, reject)), ...groups.map(({ max }) => max)];
  const sum = parts.reduce((total, part) => total + part, 0);
  if (mode === 'sum') return sum;
  if (mode === 'avg') return sum / parts.length;
  return mode === 'min' ? Math.min(...parts) : Math.max(...parts);
}

const flagsOf = ({ grader_flags: flags }: Testdata): string[] =>
  flags.split(/\s+/).filter((flag) => flag !== '');

/** Of conflicting modes the last one counts. */
function scoreMode(flags: readonly string[]): 'sum' | 'avg' | 'min' | 'max' {
  return (
    (flags.findLast((flag) => /^(sum|avg|min|max)$/.test(flag)) as
      'sum' | 'avg' | 'min' | 'max' | undefined) ?? 'sum'
  );
}

function verdictMode(flags: readonly string[]): 'worst' | 'first' | 'accept' {
  const mode = flags.findLast((flag) => /^(worst_error|first_error|always_accept)$/.test(flag));
  if (mode === 'always_accept') return 'accept';
  return mode === 'first_error' ? 'first' : 'worst';
}

/** Of the problem and of the group, in this order. */
function flagsFor({ output_validator_flags: own }: Testdata, { problem }: Context): string[] {
  const text = typeof own === 'object' ? (own.flags ?? '') : (own ?? '');
  return [...problem.validatorFlags, ...text.split(/\s+/).filter((flag) => flag !== '')];
}

function rangeOf({ range }: Testdata): [number, number] | undefined {
  const ends = range.trim().split(/\s+/).map(boundOf);
  const [low, high] = ends;
  if (ends.length !== 2 || low === undefined || high === undefined || Number.isNaN(low) || Number.isNaN(high))
    return undefined;
  return low <= high ? [low, high] : undefined;
}

function boundOf(word: string): number {
  const infinite = /^([+-]?)inf$/.exec(word);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(word) ? Number(word) : NaN;
}
