import { languageSchema } from '@hone/contracts';
import { z } from 'zod';
import {
  CAP_WITHOUT_RULE,
  capHasRule,
  checkRulesSchema,
  passAtSchema,
  ruleShape,
} from '../judging/check-rules.js';
import { idSchema, pathSchema } from '../judging/manifest-fields.js';
import { argumentsSchema, caseSettingsSchema, dataNodeSchema } from './data-definition.js';

/** A program of the author's that judges answers; see the README beside this file for how it is called. */
const validatorSchema = {
  /** A file, whose neighbours come along, or a folder. */
  path: pathSchema,
  /** By the extension of the main file when absent. */
  language: languageSchema.optional(),
  flags: argumentsSchema.default([]),
  cpuMs: z.number().int().min(100).max(60_000).default(20_000),
  memoryMiB: z.number().int().min(64).max(4096).default(512),
};

const checkerSchema = z.discriminatedUnion('type', [
  /** Words separated by blanks or line breaks; numbers within the tolerance where one is given. */
  z.strictObject({ type: z.literal('tokens'), floatTolerance: z.number().positive().max(1).optional() }),
  /** Line by line; blanks at line ends and empty lines at the end do not count. */
  z.strictObject({ type: z.literal('lines') }),
  /** Lines in any order, each as often as expected; blanks inside a line separate words. */
  z.strictObject({ type: z.literal('set') }),
  /** The default validator of problem packages with its flags. */
  z.strictObject({ type: z.literal('icpc'), flags: argumentsSchema.default([]) }),
  z.strictObject({ type: z.literal('custom'), ...validatorSchema }),
  z.strictObject({ type: z.literal('interactive'), ...validatorSchema }),
]);
export type Checker = z.infer<typeof checkerSchema>;
/** A checker that is a program in a box of its own. */
export type ProgramChecker = Extract<Checker, { path: string }>;

export const isProgramChecker = (checker: Checker): checker is ProgramChecker =>
  checker.type === 'custom' || checker.type === 'interactive';

/** One check on fixed hidden cases; it passes with a full score and earns its share otherwise. */
const dataSchema = z
  .strictObject({
    id: idSchema,
    group: idSchema,
    title: z.string().min(1).max(120).optional(),
    weight: z.number().positive().max(100).default(1),
    tree: dataNodeSchema,
    ...ruleShape,
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type DataCheck = z.infer<typeof dataSchema>;

/** Inputs that the generator makes. */
const familySchema = z
  .strictObject({
    /** Id of the check that stands for this family. */
    id: idSchema,
    /** Group that the check counts for. */
    group: idSchema,
    /** Argument to the generator; the id when absent, so that one family may serve two groups. */
    family: idSchema.optional(),
    title: z.string().min(1).max(120).optional(),
    weight: z.number().positive().max(100).default(1),
    /** One case each, in this order; the first failing case ends the family. */
    sizes: z.array(z.number().int().nonnegative().max(50_000_000)).min(1).max(12),
    ...ruleShape,
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type Family = z.infer<typeof familySchema>;

const byLanguage = <T extends z.ZodType>(value: T) =>
  z
    .record(languageSchema, value)
    .refine((map) => Object.keys(map).length > 0, 'must have an entry for at least one language');

/** The `grading` part of an optimization challenge; the README beside this file explains each key. */
export const optimizationDefinitionSchema = z.strictObject({
  shape: z.enum(['program', 'repair']).default('program'),
  checker: checkerSchema,
  samples: pathSchema.default('tests/samples'),
  /** Where false, a failed sample does not cost the points of other groups. */
  samplesRequired: z.boolean().default(true),
  sampleSettings: caseSettingsSchema
    .extend({ cases: z.record(z.string(), caseSettingsSchema).default({}) })
    .optional(),
  secret: pathSchema.optional(),
  /** Of shape repair: folders of test programs that talk to the learner's program in its own language. */
  behaviour: byLanguage(pathSchema).optional(),
  /** Needed where there are families. */
  generator: z
    .strictObject({
      path: pathSchema,
      language: languageSchema,
      /** It takes a fourth argument, COUNT, and prints that number of inputs, each after its length. */
      batch: z.boolean().default(false),
    })
    .optional(),
  /** A Python program that knows the statement and fails where it rules a generated input out; `hone verify` asks it. */
  contract: pathSchema.optional(),
  families: z.array(familySchema).max(40).default([]),
  /** Fixed cases by group, as imported packages have them. */
  data: z.array(dataSchema).max(200).default([]),
  /** Needed where there are families. */
  reference: z.record(languageSchema, pathSchema).default({}),
  baseline: byLanguage(pathSchema).optional(),
  speed: z
    .strictObject({
      family: idSchema,
      sizes: byLanguage(z.number().int().positive().max(50_000_000)),
      /** What the statement allows: nothing larger is measured, even on a fast machine or for growth. */
      largest: z.number().int().positive().max(50_000_000).optional(),
      passAt: passAtSchema,
      ...ruleShape,
    })
    .refine(capHasRule, CAP_WITHOUT_RULE)
    .refine(({ sizes, largest = Infinity }) => Object.values(sizes).every((size) => size <= largest), {
      path: ['largest'],
      message: 'must be at least as large as every size in sizes',
    })
    .optional(),
  /** Peak memory relative to the reference's: all points up to `full` times it, none from `none` times on. */
  memory: z
    .strictObject({
      family: idSchema,
      sizes: byLanguage(z.number().int().positive().max(50_000_000)),
      full: z.number().min(1.5).max(100).default(1.5),
      none: z.number().min(2).max(1000).default(6),
      passAt: passAtSchema,
      ...ruleShape,
    })
    .refine(capHasRule, CAP_WITHOUT_RULE)
    .refine(({ full, none }) => none >= 1.25 * full, {
      path: ['none'],
      message:
        'must be at least 1.25 times full, so that small differences in memory do not decide the score',
    })
    .optional(),
  /** Families, beside that of `speed`, on which growth is compared with the reference's. */
  growth: z.strictObject({ families: z.array(idSchema).min(1).max(6) }).optional(),
  /** Rules of the checks that have no entry of their own: samples, behaviour tests, `secret`. */
  rules: checkRulesSchema,
});
export type OptimizationDefinition = z.infer<typeof optimizationDefinitionSchema>;
