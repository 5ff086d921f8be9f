import { z } from 'zod';
import { countCases, type DataFolder } from './data-folder.js';
import { challengeFolder, type CaseSettings, type DataPlan, type PlannedNode } from './data-plan.js';
import type { ImportReport } from './import-report.js';
import { readYaml } from './read-yaml.js';
import { decodeYaml, type Problem } from './problem-yaml.js';
import { fillConstants } from './constants.js';

const texts = z.array(z.string());
const anyArgs = z.union([texts, z.record(z.string(), texts)]);

const shared = {
  args: texts.optional(),
  input_validator_args: anyArgs.optional(),
  output_validator_args: texts.optional(),
  input_visualizer_args: texts.optional(),
  output_visualizer_args: texts.optional(),
  full_feedback: z.boolean().optional(),
};

/** `test_group.yaml` ("Test data configuration", version 2025-09). */
const groupSchema = z.strictObject({
  ...shared,
  max_score: z.union([z.number().int().nonnegative(), z.literal('unbounded')]).optional(),
  score_aggregation: z.enum(['pass-fail', 'sum', 'min']).optional(),
  static_validation_score: z.union([z.number(), z.literal('pass-fail')]).optional(),
  static_validator_args: texts.optional(),
  require_pass: z.union([z.string(), texts]).default([]),
});
type GroupYaml = z.output<typeof groupSchema>;

/** `NAME.yaml` beside a case. */
const caseSchema = z.strictObject({
  ...shared,
  hint: z.string().optional(),
  description: z.string().optional(),
});

const SECRET_MAX = 100;

interface Context {
  readonly problem: Problem;
  readonly report: ImportReport;
  /** Of `data/test_group.yaml`, which the format does not define, but packages have it. */
  readonly inherited: CaseSettings;
}

/** Test data groups of version 2025-09. */
export function planData2025(
  root: DataFolder,
  sample: DataFolder,
  secret: DataFolder,
  { problem, report }: Omit<Context, 'inherited'>,
): DataPlan {
  const inherited = settingsOf(readGroup(root, { problem, report, inherited: {} }));
  const context: Context = { problem, report, inherited };
  const ofSample = readGroup(sample, context);
  for (const key of ['max_score', 'score_aggregation'] as const)
    if (ofSample[key] !== undefined) reject(sample, context, `"${key}" is not permitted in sample`);
  if (sample.folders.length > 0) reject(sample, context, 'sample must not have groups');
  const settings = { ...inherited, ...settingsOf(ofSample) };
  const plan: DataPlan['sample'] = {
    required: !context.problem.scoring,
    points: 0,
    gate: false,
    settings: { ...settings, cases: caseSettings(sample, context) },
  };
  if (countCases(secret) === 0) return { sample: plan, secret: undefined };
  if (secret.cases.length > 0 && secret.folders.some((folder) => countCases(folder) > 0))
    reject(secret, context, 'secret has either test cases or groups, not both');
  return { sample: plan, secret: planSecret(secret, context) };
}

function reject(folder: DataFolder, { report }: Context, message: string): void {
  report.reject('GROUP_UNSUPPORTED', `data/${folder.path}/test_group.yaml`, message);
}

function planSecret(secret: DataFolder, context: Context): PlannedNode {
  const own = readGroup(secret, context);
  const max = boundOf(secret, own.max_score ?? SECRET_MAX, context);
  const score = context.problem.scoring ? (own.score_aggregation ?? 'sum') : 'pass-fail';
  const groups = secret.folders
    .filter((folder) => countCases(folder) > 0)
    .map((folder) => planGroup(folder, score, max, context));
  if (groups.length === 0) return nodeOf(secret, own, score, max, context);
  return {
    name: secret.path,
    score,
    onReject: score === 'pass-fail' ? 'break' : 'continue',
    max,
    requires: requiresOf(own),
    groups,
  };
}

function planGroup(
  folder: DataFolder,
  ofSecret: PlannedNode['score'],
  secretMax: number,
  context: Context,
): PlannedNode {
  const own = readGroup(folder, context);
  const { scoring } = context.problem;
  const score = scoring ? (own.score_aggregation ?? 'pass-fail') : 'pass-fail';
  if (ofSecret === 'pass-fail' && score !== 'pass-fail')
    reject(folder, context, `"score_aggregation": "${score}" within a secret that passes or fails`);
  const usual = ofSecret === 'pass-fail' || ofSecret === 'min' ? secretMax : 'unbounded';
  return nodeOf(folder, own, score, boundOf(folder, own.max_score ?? usual, context), context);
}

function boundOf(folder: DataFolder, max: number | 'unbounded', context: Context): number {
  if (max !== 'unbounded') return max;
  if (context.problem.scoring)
    reject(folder, context, '"max_score": "unbounded" is not supported: name the most points');
  return 1;
}

function nodeOf(
  folder: DataFolder,
  own: GroupYaml,
  score: PlannedNode['score'],
  max: number,
  context: Context,
): PlannedNode {
  const caseMax = score === 'sum' ? max / countCases(folder) : max;
  const settings = { ...context.inherited, ...settingsOf(own) };
  const node = (at: DataFolder): PlannedNode => {
    const groups = at.folders.filter((below) => countCases(below) > 0).map(node);
    const cases = caseSettings(at, context);
    return {
      name: at.path,
      ...(at.cases.length > 0 && { folder: challengeFolder(at.path) }),
      score,
      onReject: score === 'sum' ? 'continue' : 'break',
      ...(score !== 'pass-fail' && { accept: caseMax, caseMax }),
      max: score === 'sum' ? caseMax * countCases(at) : max,
      ...(context.problem.scoring && { validatorScores: score === 'pass-fail' ? 'refused' : 'used' }),
      ...settings,
      ...(Object.keys(cases).length > 0 && { cases }),
      ...(groups.length > 0 && { groups }),
    };
  };
  for (const below of folder.folders) rejectGroupsBelow(below, context);
  return { ...node(folder), requires: requiresOf(own) };
}

function rejectGroupsBelow(folder: DataFolder, context: Context): void {
  if (folder.files.has('test_group.yaml')) reject(folder, context, 'a group cannot have groups');
  for (const below of folder.folders) rejectGroupsBelow(below, context);
}

const pathOf = ({ path }: DataFolder, name: string): string => ['data', path, name].filter(Boolean).join('/');

const requiresOf = ({ require_pass: names }: GroupYaml): string[] =>
  typeof names === 'string' ? [names] : names;

function settingsOf({
  args,
  output_validator_args: flags,
}: GroupYaml | z.output<typeof caseSchema>): CaseSettings {
  return { ...(args && { args }), ...(flags && { flags }) };
}

function readGroup(folder: DataFolder, context: Context): GroupYaml {
  const { problem, report } = context;
  const empty = groupSchema.parse({});
  const path = pathOf(folder, 'test_group.yaml');
  const group = readConfig(folder, 'test_group.yaml', groupSchema, context) ?? empty;
  if (group.static_validation_score !== undefined || group.static_validator_args !== undefined)
    report.reject(
      'STATIC_UNSUPPORTED',
      path,
      '"static_validation_score" is not supported: sources are not judged',
    );
  if (group.full_feedback === true && folder.path !== 'sample')
    report.skip('FEEDBACK_HIDDEN', path, '"full_feedback": secret cases stay hidden all the same');
  if (!problem.scoring)
    for (const key of ['max_score', 'score_aggregation', 'require_pass'] as const)
      if (key === 'require_pass' ? group.require_pass.length > 0 : group[key] !== undefined)
        report.reject('SCORING_UNDECLARED', path, `"${key}" needs "type": "scoring" in problem.yaml`);
  return group;
}

function caseSettings(folder: DataFolder, context: Context): Record<string, CaseSettings> {
  const settings = folder.cases.flatMap((name) => {
    const own = readConfig(folder, `${name}.yaml`, caseSchema, context);
    const of = own === undefined ? {} : settingsOf(own);
    return Object.keys(of).length === 0 ? [] : [[name, of] as const];
  });
  return Object.fromEntries(settings);
}

function readConfig<T>(
  folder: DataFolder,
  name: string,
  schema: z.ZodType<T>,
  { problem, report }: Context,
): T | undefined {
  const content = folder.files.get(name);
  const path = pathOf(folder, name);
  const text = content && decodeYaml(content, path, report);
  if (text === undefined || text.replace(/#.*$/gm, '').trim() === '') return undefined;
  return readYaml(path, fillConstants(text, problem.constants), schema, report);
}
