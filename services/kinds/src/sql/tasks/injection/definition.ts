import { languageSchema } from '@hone/contracts';
import { z } from 'zod';
import {
  CAP_WITHOUT_RULE,
  capHasRule,
  ruleOf,
  ruleShape,
  SECURITY_CAP,
  USUAL_CAP,
} from '../../../judging/check-rules.js';
import { idSchema } from '../../../judging/manifest-fields.js';
import { pathSchema } from '../../manifest-fields.js';

/** What a hostile argument tries; shown to the learner even if everything else about a check is hidden. */
export const FAMILIES = {
  quotes: 'quotes in a text',
  comments: 'comments in a text',
  stacked: 'a second statement after a semicolon',
  'dollar-quotes': 'dollar quotes',
  backslashes: 'backslashes',
  numbers: 'a text where a number belongs',
  wildcards: 'signs that LIKE reads as wildcards',
  identifiers: 'names of columns and directions of sorting',
  lists: 'lists',
  stored: 'a stored text that is used again later',
  types: 'values of another type',
  long: 'a very long text',
  nul: 'a NUL character',
  lookalikes: 'characters that look like quotes',
  unusual: 'harmless texts that are unusual',
} as const;
const familyNames = Object.keys(FAMILIES) as [keyof typeof FAMILIES, ...(keyof typeof FAMILIES)[]];

/** A short form of a long text or a long list. */
const repeatSchema = z
  .strictObject({
    repeat: z.string().min(1).max(200),
    times: z.number().int().min(1).max(50_000),
    /** Makes a list with this number of texts instead of one text. */
    list: z.number().int().min(1).max(1_000).optional(),
  })
  .refine(({ repeat, times, list = 1 }) => repeat.length * times * list <= 10_000_000, {
    message: 'must be at most 10,000,000 characters in total',
    path: ['list'],
  });

const stepSchema = z.strictObject({
  /** The call's name in the program. */
  call: idSchema,
  arguments: z.record(z.string().min(1).max(60), z.json()).default({}),
  /** Arguments that are a text many times over, or a list of such texts. */
  long: z.record(z.string().min(1).max(60), repeatSchema).default({}),
  /** The right answer, if it is shown; grading compares it with the reference's. */
  answer: z.json().optional(),
});

const checkSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().min(1).max(120),
    group: idSchema.default('correct'),
    weight: z.number().positive().max(100).default(1),
    visible: z.boolean().default(false),
    /** Its statements define what a call may send; nothing in its arguments has a meaning in SQL. */
    harmless: z.boolean().default(false),
    /** What a hostile check tries. */
    family: z.enum(familyNames).optional(),
    /** Calls on the same data, one after the other, each in a new process. */
    steps: z.array(stepSchema).min(1).max(8),
    /** Failing a check with a rule caps the score: at 60 where it is harmless, else at 40. */
    ...ruleShape,
  })
  .refine(({ harmless, family }) => harmless === (family === undefined), {
    message: 'set exactly one of harmless: true and family',
    path: ['family'],
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type InjectionCheck = z.infer<typeof checkSchema>;
export type CallStep = InjectionCheck['steps'][number];

const byLanguage = <T extends z.ZodType>(value: T) =>
  z
    .record(languageSchema, value)
    .refine((map) => Object.keys(map).length > 0, 'must have an entry for at least one language');

/** Programs that send SQL, judged by their statements; the README in this folder explains each key. */
export const injectionSchema = z.strictObject({
  /** Files of the starter that every submission keeps unchanged, such as the module that sends statements. */
  fixed: byLanguage(z.array(pathSchema).min(1).max(10)),
  /** Folders of the solutions that define the right answers. */
  reference: byLanguage(pathSchema),
  /** The most statements that a call may send, and the most rows of one. */
  statements: z.number().int().min(1).max(200).default(20),
  rows: z.number().int().min(1).max(10_000).default(500),
  checks: z.array(checkSchema).min(1).max(80),
});
export type Injection = z.infer<typeof injectionSchema>;

/** The rule of a check whose arguments got into a statement, unless its author sets another. */
export const INJECTION_RULE = 'No argument can change a statement.';

/** The rule that a check proves, with its score cap. */
export const ruleOfCheck = (check: InjectionCheck): ReturnType<typeof ruleOf> =>
  ruleOf(check, check.harmless ? USUAL_CAP : SECURITY_CAP);

/** The arguments of a step, with long texts and lists expanded. */
export function argumentsOf(step: CallStep): Readonly<Record<string, unknown>> {
  const long = Object.entries(step.long).map(([name, { repeat, times, list }]) => {
    const text = repeat.repeat(times);
    return [name, list === undefined ? text : Array.from({ length: list }, () => text)] as const;
  });
  return { ...step.arguments, ...Object.fromEntries(long) };
}

/** A call as the program reads it. */
export const callLine = (step: CallStep): string =>
  JSON.stringify({ call: step.call, arguments: argumentsOf(step) });

/** All texts in a value, at any depth, including numbers. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The definition of an injection task; only injection tasks have one. */
export function getInjection({ injection }: { readonly injection?: Injection | undefined }): Injection {
  if (injection === undefined) throw new Error('a task without programs is graded as one that has them');
  return injection;
}

/** Keys of the injection task. */
export const injectionKeys = { injection: injectionSchema.optional() };
