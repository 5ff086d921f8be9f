import { z } from 'zod';

const FORMATS = ['legacy', 'legacy-icpc', '2023-07-draft', '2025-09'] as const;
/** Versions of the package format that are imported. */
export type Format = (typeof FORMATS)[number];
/** Other names that packages use for the draft. */
const DRAFT_NAMES = ['2023-07-draft', '2023-07', 'draft'] as const;

const positive = z.number().positive();
const words = z.union([z.string(), z.array(z.string())]);

/** Limits of all versions. */
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

/** The part that identifies the version. */
export const versionSchema = z.looseObject({
  problem_format_version: z
    .enum([...FORMATS, ...DRAFT_NAMES], {
      error: `this version is not supported; use ${FORMATS.join(', ')} (a missing version means legacy)`,
    })
    .transform((name): Format => (isDraft(name) ? '2023-07-draft' : name))
    .default('legacy'),
});

const isDraft = (name: string): name is (typeof DRAFT_NAMES)[number] =>
  DRAFT_NAMES.some((draft) => draft === name);

/** Defaults of the versions legacy and legacy-icpc. */
export const LEGACY_TIMING = { multiplier: 5, safetyMargin: 2 } as const;

/** Default factors and seconds of version 2025-09 ("Problem timing"). */
export const TIMING_2025 = { multiplier: 2, slowMultiplier: 1.5, resolution: 1 } as const;

/** Keys about the origin of a problem; none of them changes how it is judged. */
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
export const legacySchema = z.strictObject({
  ...legacyCredits,
  problem_format_version: z.enum(['legacy', 'legacy-icpc']).default('legacy'),
  type: z.enum(['pass-fail', 'scoring']).default('pass-fail'),
  name: nameSchema.optional(),
  limits: z
    .strictObject({
      ...commonLimits,
      time_multiplier: positive.default(LEGACY_TIMING.multiplier),
      time_safety_margin: positive.default(LEGACY_TIMING.safetyMargin),
    })
    .prefault({}),
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

/** Factors and the step of an inferred time limit. */
const timing2025 = {
  time_multipliers: z
    .strictObject({
      ac_to_time_limit: z.number().min(1).default(TIMING_2025.multiplier),
      time_limit_to_tle: z.number().min(1).default(TIMING_2025.slowMultiplier),
    })
    .prefault({}),
  time_resolution: positive.default(TIMING_2025.resolution),
  validation_passes: z.number().int().min(2).optional(),
};

const constant = z.union([z.string(), z.number()]);
type Constant = z.output<typeof constant>;

/** A constant may have several forms: `NAME.FORM`, and `NAME` for the form `value`. */
function flattenConstants(
  constants: Readonly<Record<string, Constant | Readonly<Record<string, Constant>>>>,
): Record<string, Constant> {
  const flat = Object.entries(constants).flatMap(([name, value]) =>
    typeof value !== 'object'
      ? [[name, value] as const]
      : Object.entries(value).map(
          ([form, text]) => [form === 'value' ? name : `${name}.${form}`, text] as const,
        ),
  );
  return Object.fromEntries(flat);
}

/** Keys of version 2025-09. */
const keys2025 = {
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
  limits: z.strictObject({ ...commonLimits, ...timing2025 }).prefault({}),
  keywords: z.array(z.string()).optional(),
  languages: words.default('all'),
  allow_file_writing: z.boolean().optional(),
  constants: z
    .record(
      z.string().regex(/^[a-zA-Z_]\w*$/, 'must be letters, digits and _'),
      z.union([constant, z.record(z.string(), constant)]),
    )
    .transform(flattenConstants)
    .default({}),
};

/** `problem.yaml` of version 2025-09. */
export const schema2025 = z.strictObject(keys2025);

/** `problem.yaml` of its drafts: keys that they took over from legacy are still allowed. */
export const draftSchema = z.strictObject({
  ...keys2025,
  ...legacyCredits,
  problem_format_version: z.enum(DRAFT_NAMES),
  name: nameSchema.optional(),
  source: z.unknown().optional(),
  rights_owner: z.unknown().optional(),
  embargo_until: z.unknown().optional(),
  validation: z.string().default('default'),
  validator_flags: z.string().default(''),
});

/** Limits that a package may set in every version; seconds, MiB, and KiB of code. */
export type CommonLimits = z.output<z.ZodObject<typeof commonLimits>>;

/** A name, or one for each language. */
export type PackageName = z.output<typeof nameSchema>;
