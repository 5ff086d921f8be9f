import { z } from 'zod';
import { parseYaml } from '../package/parse-yaml.js';
import type { ImportReport } from './import-report.js';
import type { ProblemPackage } from './read-package.js';

const PROBLEM_YAML = 'problem.yaml';
export const FORMATS = ['legacy', 'legacy-icpc', '2025-09'] as const;
export type Format = (typeof FORMATS)[number];

const positive = z.number().positive();
const words = z.union([z.string(), z.array(z.string())]);

const commonLimits = {
  time_limit: positive.optional(),
  memory: positive.optional(),
  output: positive.optional(),
  code: positive.optional(),
  compilation_time: positive.optional(),
  compilation_memory: positive.optional(),
  validation_time: positive.optional(),
  validation_memory: positive.optional(),
  validation_output: positive.optional(),
};

const versionSchema = z.looseObject({
  problem_format_version: z
    .enum(FORMATS, { error: `not imported; there are ${FORMATS.join(', ')} (none is legacy)` })
    .default('legacy'),
});

/** Keys that say where a problem comes from; none of them changes how it is judged. */
const legacyCredits = {
  uuid: z.string().optional(),
  author: words.optional(),
  source: z.string().optional(),
  source_url: z.string().optional(),
  license: z.string().optional(),
  rights_owner: z.string().optional(),
  keywords: words.optional(),
};

const nameSchema = z.union([z.string(), z.record(z.string(), z.string())]);

/** `problem.yaml` of the versions legacy and legacy-icpc. */
const legacySchema = z.strictObject({
  ...legacyCredits,
  problem_format_version: z.enum(['legacy', 'legacy-icpc']).default('legacy'),
  type: z.enum(['pass-fail', 'scoring']).default('pass-fail'),
  name: nameSchema.optional(),
  limits: z
    .strictObject({
      ...commonLimits,
      time_multiplier: positive.default(5),
      time_safety_margin: positive.default(2),
    })
    .optional(),
  validation: z.string().default('default'),
  validator_flags: z.string().default(''),
  grading: z
    .strictObject({
      objective: z.enum(['min', 'max']).default('max'),
      show_test_data_groups: z.boolean().default(false),
    })
    .optional(),
});

const TYPES = ['pass-fail', 'scoring', 'multi-pass', 'interactive', 'submit-answer'] as const;

/** `problem.yaml` of version 2025-09. */
const schema2025 = z.strictObject({
  problem_format_version: z.literal('2025-09'),
  type: z.union([z.enum(TYPES), z.array(z.enum(TYPES)).min(1)]).default('pass-fail'),
  name: nameSchema,
  uuid: z.string(),
  version: z.string().optional(),
  credits: z.unknown().optional(),
  source: z.unknown().optional(),
  license: z.string().optional(),
  rights_owner: z.string().optional(),
  embargo_until: z.string().optional(),
  limits: z
    .strictObject({
      ...commonLimits,
      time_multipliers: z
        .strictObject({
          ac_to_time_limit: z.number().min(1).default(2),
          time_limit_to_tle: z.number().min(1).default(1.5),
        })
        .optional(),
      time_resolution: positive.default(1),
      validation_passes: z.number().int().min(2).optional(),
    })
    .optional(),
  keywords: z.array(z.string()).optional(),
  languages: words.default('all'),
  allow_file_writing: z.boolean().default(false),
  constants: z
    .record(
      z.string().regex(/^[a-zA-Z_]\w*$/, 'a name of letters, digits and _'),
      z.union([z.string(), z.number()]),
    )
    .default({}),
});

/** What `problem.yaml` says, whatever the version. */
export interface Problem {
  readonly format: Format;
  readonly name: string | undefined;
  readonly scoring: boolean;
  readonly interactive: boolean;
  /** Whether answers are judged by a program of the package. */
  readonly customValidator: boolean;
  /** What a validator's score is worth where no group says otherwise. */
  readonly validatorScores: boolean;
  readonly validatorFlags: readonly string[];
  readonly languages: readonly string[] | 'all';
  readonly constants: Readonly<Record<string, string | number>>;
  readonly limits: ProblemLimits;
}

/** Limits of a package; seconds and MiB as in the format. */
export interface ProblemLimits extends Partial<z.infer<z.ZodObject<typeof commonLimits>>> {
  /** A time limit that is not given is the slowest accepted program's CPU time this many times. */
  readonly multiplier: number;
  /** Seconds; an inferred time limit is a multiple of it. */
  readonly resolution: number;
}

/** Reads `problem.yaml`; undefined when the report has refused it, by file, line and key. */
export function parseProblem({ files }: ProblemPackage, report: ImportReport): Problem | undefined {
  const content = files.get(PROBLEM_YAML);
  if (content === undefined) {
    report.refuse('PROBLEM_MISSING', PROBLEM_YAML, 'the package has no problem.yaml');
    return undefined;
  }
  const text = decodeYaml(content, PROBLEM_YAML, report);
  if (text === undefined) return undefined;
  const version = parseYaml(PROBLEM_YAML, text, versionSchema);
  if (!version.ok) report.refuseAll(version.findings);
  else if (version.value.problem_format_version === '2025-09') return parse2025(text, report);
  else return parseLegacy(text, report);
  return undefined;
}

/** UTF-8 text, or a refusal by name. */
export function decodeYaml(content: Uint8Array, path: string, report: ImportReport): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    report.refuse('YAML_ENCODING', path, 'the file is not valid UTF-8');
    return undefined;
  }
}

const splitWords = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

function nameOf(name: z.infer<typeof nameSchema> | undefined): string | undefined {
  return typeof name === 'object' ? (name['en'] ?? Object.values(name)[0]) : name;
}

function parseLegacy(text: string, report: ImportReport): Problem | undefined {
  const parsed = parseYaml(PROBLEM_YAML, text, legacySchema);
  if (!parsed.ok) return void report.refuseAll(parsed.findings);
  const { problem_format_version: format, type, limits, ...rest } = parsed.value;
  const validation = splitWords(rest.validation);
  refuseLegacy(parsed.value, validation, report);
  const { time_multiplier: multiplier = 5, time_safety_margin: _margin, ...own } = limits ?? {};
  return {
    format,
    name: nameOf(rest.name),
    scoring: type === 'scoring',
    interactive: validation.includes('interactive'),
    customValidator: validation[0] === 'custom',
    validatorScores: validation.includes('score'),
    validatorFlags: splitWords(rest.validator_flags),
    languages: 'all',
    constants: {},
    limits: { ...own, multiplier, resolution: 1 },
  };
}

/** What the versions legacy and legacy-icpc allow and Hone does not, and what contradicts itself. */
function refuseLegacy(
  { problem_format_version: format, type, grading }: z.output<typeof legacySchema>,
  validation: readonly string[],
  report: ImportReport,
): void {
  const refuse = (code: string, message: string): void => report.refuse(code, PROBLEM_YAML, message);
  const unknown = validation.filter((word) => !/^(default|custom|score|interactive)$/.test(word));
  for (const word of unknown)
    refuse(
      'VALIDATION_UNSUPPORTED',
      `"validation": "${word}" is not supported; there are default, custom, score, interactive`,
    );
  const custom = validation[0] === 'custom';
  if (!custom && (validation[0] !== 'default' || validation.length > 1) && unknown.length === 0)
    refuse(
      'VALIDATION_UNSUPPORTED',
      '"validation" must be default, or custom with score and interactive after it',
    );
  if (grading?.objective === 'min')
    refuse(
      'OBJECTIVE_UNSUPPORTED',
      '"grading.objective": "min" is not supported: points are earned, not avoided',
    );
  if (type === 'pass-fail' && (grading !== undefined || validation.includes('score')))
    refuse('SCORING_UNDECLARED', '"grading" and a validator that scores need "type": "scoring"');
  if (format === 'legacy-icpc' && type === 'scoring')
    refuse('SCORING_UNSUPPORTED', 'legacy-icpc has no scoring problems; that is version legacy');
}

function parse2025(text: string, report: ImportReport): Problem | undefined {
  const parsed = parseYaml(PROBLEM_YAML, text, schema2025);
  if (!parsed.ok) return void report.refuseAll(parsed.findings);
  const { type, name, languages, constants, limits } = parsed.value;
  const types: readonly string[] = typeof type === 'string' ? [type] : type;
  for (const word of ['multi-pass', 'submit-answer'])
    if (types.includes(word))
      report.refuse('TYPE_UNSUPPORTED', PROBLEM_YAML, `"type": "${word}" is not supported`);
  if (types.includes('pass-fail') && types.includes('scoring'))
    report.refuse('TYPE_UNSUPPORTED', PROBLEM_YAML, '"type": pass-fail and scoring exclude each other');
  const {
    time_multipliers: multipliers,
    time_resolution: resolution = 1,
    validation_passes: _p,
    ...own
  } = limits ?? {};
  return {
    format: '2025-09',
    name: nameOf(name),
    scoring: types.includes('scoring'),
    interactive: types.includes('interactive'),
    customValidator: false,
    validatorScores: types.includes('scoring'),
    validatorFlags: [],
    languages: languages === 'all' ? 'all' : typeof languages === 'string' ? [languages] : languages,
    constants,
    limits: { ...own, multiplier: multipliers?.ac_to_time_limit ?? 2, resolution },
  };
}
