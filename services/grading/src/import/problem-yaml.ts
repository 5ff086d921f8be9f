import type { z } from 'zod';
import { parseYaml } from '../package/parse-yaml.js';
import type { ImportReport } from './import-report.js';
import { readYaml } from './read-yaml.js';
import { TIME_LIMIT_FILE } from './package-caps.js';
import {
  legacySchema,
  draftSchema,
  schema2025,
  versionSchema,
  type CommonLimits,
  type Format,
  type PackageName,
} from './problem-schema.js';
import type { ProblemPackage } from './read-package.js';
import { checkCodeLimit, reportIgnoredKeys, type IgnoredKeys } from './ignored-keys.js';

const PROBLEM_YAML = 'problem.yaml';

/** The contents of `problem.yaml`, in any version. */
export interface Problem {
  readonly format: Format;
  readonly name: string | undefined;
  readonly scoring: boolean;
  readonly interactive: boolean;
  /** Whether a program of the package judges the answers. */
  readonly customValidator: boolean;
  /** How a validator's score counts if no group says otherwise. */
  readonly validatorScores: boolean;
  readonly validatorFlags: readonly string[];
  readonly languages: readonly string[] | 'all';
  readonly constants: Readonly<Record<string, string | number>>;
  readonly limits: ProblemLimits;
}

/** Limits of a package; seconds and MiB as in the format. */
interface ProblemLimits extends CommonLimits {
  /** A time limit that is not given is the slowest accepted program's CPU time times this. */
  readonly multiplier: number;
  /** Seconds; an inferred time limit is a multiple of it. */
  readonly resolution: number;
}

/** Reads `problem.yaml`; undefined when the report has rejected it, by file, line and key. */
export function parseProblem(pack: ProblemPackage, report: ImportReport): Problem | undefined {
  const content = pack.files.get(PROBLEM_YAML);
  if (content === undefined) {
    report.reject('PROBLEM_MISSING', PROBLEM_YAML, 'the package has no problem.yaml');
    return undefined;
  }
  const text = decodeYaml(content, PROBLEM_YAML, report);
  if (text === undefined) return undefined;
  const version = parseYaml(PROBLEM_YAML, text, versionSchema);
  if (!version.ok) report.rejectAll(version.findings);
  else if (isNewest(version.value.problem_format_version))
    return parse2025(pack, text, version.value.problem_format_version, report);
  else return parseLegacy(pack, text, report);
  return undefined;
}

/** UTF-8 text; otherwise rejected by name. */
export function decodeYaml(content: Uint8Array, path: string, report: ImportReport): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    report.reject('YAML_ENCODING', path, 'the file is not valid UTF-8');
    return undefined;
  }
}

const splitWords = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

function nameOf(name: PackageName | undefined): string | undefined {
  return typeof name === 'object' ? (name['en'] ?? Object.values(name)[0]) : name;
}

/** Reports limits that are the same in all challenges, and other keys without effect. */
function reportIgnored(limits: CommonLimits, others: IgnoredKeys, report: ImportReport): void {
  checkCodeLimit(limits.code, report);
  const { compilation_time, compilation_memory, validation_output } = limits;
  reportIgnoredKeys(
    {
      'limits.compilation_time': compilation_time,
      'limits.compilation_memory': compilation_memory,
      'limits.validation_output': validation_output,
      ...others,
    },
    report,
  );
}

/** Whether the time limit is given, so that none has to be inferred. */
const hasTimeLimit = ({ files }: ProblemPackage, limits: CommonLimits): boolean =>
  limits.time_limit !== undefined || files.has(TIME_LIMIT_FILE);

function parseLegacy(pack: ProblemPackage, text: string, report: ImportReport): Problem | undefined {
  const read = readYaml(PROBLEM_YAML, text, legacySchema, report);
  if (read === undefined) return undefined;
  const { problem_format_version: format, type, limits, ...rest } = read;
  const validation = splitWords(rest.validation);
  rejectLegacy(read, validation, report);
  const { time_multiplier: multiplier, time_safety_margin: margin, ...own } = limits;
  const timing = {
    'limits.time_multiplier': hasTimeLimit(pack, own) ? multiplier : undefined,
    'limits.time_safety_margin': margin,
  };
  reportIgnored(own, timing, report);
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

/** Rejects what the versions legacy and legacy-icpc allow and Hone does not, and contradictions. */
function rejectLegacy(
  { problem_format_version: format, type, grading }: z.output<typeof legacySchema>,
  validation: readonly string[],
  report: ImportReport,
): void {
  const reject = (code: string, message: string): void => report.reject(code, PROBLEM_YAML, message);
  const unknown = validation.filter((word) => !/^(default|custom|score|interactive)$/.test(word));
  for (const word of unknown)
    reject(
      'VALIDATION_UNSUPPORTED',
      `"validation": "${word}" is not supported; there are default, custom, score, interactive`,
    );
  const custom = validation[0] === 'custom';
  if (!custom && (validation[0] !== 'default' || validation.length > 1) && unknown.length === 0)
    reject(
      'VALIDATION_UNSUPPORTED',
      '"validation" must be default, or custom with score and interactive after it',
    );
  if (grading?.objective === 'min')
    reject(
      'OBJECTIVE_UNSUPPORTED',
      '"grading.objective": "min" is not supported: points are earned, not avoided',
    );
  if (type === 'pass-fail' && (grading !== undefined || validation.includes('score')))
    reject('SCORING_UNDECLARED', '"grading" and a validator that scores need "type": "scoring"');
  if (format === 'legacy-icpc' && type === 'scoring')
    reject('SCORING_UNSUPPORTED', 'legacy-icpc has no scoring problems; that is version legacy');
}

/** Whether a package has the folders and keys of version 2025-09, possibly with some older ones. */
export const isNewest = (format: Format): format is '2025-09' | '2023-07-draft' =>
  format === '2025-09' || format === '2023-07-draft';

type Newest = z.output<typeof schema2025> | z.output<typeof draftSchema>;

function parse2025(
  pack: ProblemPackage,
  text: string,
  format: Format,
  report: ImportReport,
): Problem | undefined {
  const schema: z.ZodType<Newest> = format === '2025-09' ? schema2025 : draftSchema;
  const read = readYaml(PROBLEM_YAML, text, schema, report);
  if (read === undefined) return undefined;
  const { type, name, languages, constants, limits, allow_file_writing } = read;
  const validation = 'validation' in read ? splitWords(read.validation) : [];
  const types: string[] = typeof type === 'string' ? [type] : [...type];
  types.push(...validation.map((word) => (word === 'multipass' ? 'multi-pass' : word)));
  rejectTypes(types, report);
  const { time_multipliers, time_resolution: resolution, validation_passes, ...own } = limits;
  const { ac_to_time_limit: multiplier, time_limit_to_tle } = time_multipliers;
  const others = {
    'limits.time_multipliers.ac_to_time_limit': hasTimeLimit(pack, own) ? multiplier : undefined,
    'limits.time_multipliers.time_limit_to_tle': time_limit_to_tle,
    'limits.validation_passes': validation_passes,
    allow_file_writing,
  };
  reportIgnored(own, others, report);
  return {
    format,
    name: nameOf(name),
    scoring: types.includes('scoring'),
    interactive: types.includes('interactive'),
    customValidator: false,
    validatorScores: types.includes('scoring') && (format === '2025-09' || types.includes('score')),
    validatorFlags: 'validator_flags' in read ? splitWords(read.validator_flags) : [],
    languages: languages === 'all' ? 'all' : typeof languages === 'string' ? [languages] : languages,
    constants,
    limits: { ...own, multiplier, resolution },
  };
}

function rejectTypes(types: readonly string[], report: ImportReport): void {
  for (const word of ['multi-pass', 'submit-answer'])
    if (types.includes(word))
      report.reject('TYPE_UNSUPPORTED', PROBLEM_YAML, `"type": "${word}" is not supported`);
  if (types.includes('pass-fail') && types.includes('scoring'))
    report.reject('TYPE_UNSUPPORTED', PROBLEM_YAML, '"type": pass-fail and scoring exclude each other');
}
