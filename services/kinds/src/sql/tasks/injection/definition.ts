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

/** What a hostile argument tries; told to the learner where everything else about a check is hidden. */
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

/** What a challenge may say instead of writing a long text, or a long list, out. */
const repeatSchema = z
  .strictObject({
    repeat: z.string().min(1).max(200),
    times: z.number().int().min(1).max(50_000),
    /** A list of so many of these texts instead of one of them. */
    list: z.number().int().min(1).max(1_000).optional(),
  })
  .refine(({ repeat, times, list = 1 }) => repeat.length * times * list <= 10_000_000, {
    message: 'must come to at most 10,000,000 characters',
    path: ['list'],
  });

const stepSchema = z.strictObject({
  /** Name of the call, as the program knows it. */
  call: idSchema,
  arguments: z.record(z.string().min(1).max(60), z.json()).default({}),
  /** Arguments that are a text many times over, or a list of such texts. */
  long: z.record(z.string().min(1).max(60), repeatSchema).default({}),
  /** The right answer, where it is shown; grading holds it against the reference's. */
  answer: z.json().optional(),
});

const checkSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().min(1).max(120),
    group: idSchema.default('correct'),
    weight: z.number().positive().max(100).default(1),
    visible: z.boolean().default(false),
    /** Its statements are those that a call may send; nothing in its arguments means anything to SQL. */
    harmless: z.boolean().default(false),
    /** Of a check that is not harmless: what it tries. */
    family: z.enum(familyNames).optional(),
    /** One after the other on the same data, each in a process of its own. */
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

/** Programs that send SQL, judged by what becomes of their statements; the README beside this folder explains each key. */
export const injectionSchema = z.strictObject({
  /** Files of the starter that every submission has as they are, such as the module that sends statements. */
  fixed: byLanguage(z.array(pathSchema).min(1).max(10)),
  /** Folders of the solutions that say which answers are right. */
  reference: byLanguage(pathSchema),
  /** The most statements that a call may send, and rows that one may bring. */
  statements: z.number().int().min(1).max(200).default(20),
  rows: z.number().int().min(1).max(10_000).default(500),
  checks: z.array(checkSchema).min(1).max(80),
});
export type Injection = z.infer<typeof injectionSchema>;

/** What a check proves whose arguments got into a statement, where its author says no other. */
export const INJECTION_RULE = 'No argument can change a statement.';

/** The rule that a check proves, with what failing it leaves of the score. */
export const ruleOfCheck = (check: InjectionCheck): ReturnType<typeof ruleOf> =>
  ruleOf(check, check.harmless ? USUAL_CAP : SECURITY_CAP);

/** The arguments of a step with its long texts and lists written out. */
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

/** The texts in a value, however deep, numbers among them. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What an injection task is judged by: only a definition that has it is one. */
export function getInjection({ injection }: { readonly injection?: Injection | undefined }): Injection {
  if (injection === undefined) throw new Error('a task without programs is graded as one that has them');
  return injection;
}

/** Keys of the injection task. */
export const injectionKeys = { injection: injectionSchema.optional() };
