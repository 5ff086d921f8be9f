import type { ChallengePackage } from '@hone/contracts/kind';
import { parse } from 'yaml';
import { z } from 'zod';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';

const pointerSchema = z.string().regex(/^(\/[^/]*)+$/, 'a JSON pointer such as /items/0/quantity');
const whySchema = z.string().min(1).max(160);

/** A body, whole or as changes to the file's `base`. Texts may hold `{{name}}`, in pointers too. */
const caseSchema = z
  .strictObject({
    /** What it is an example of, in words: `a quantity of 0`. */
    why: whySchema,
    value: z.unknown().optional(),
    set: z.record(pointerSchema, z.unknown()).default({}),
    drop: z.array(pointerSchema).default([]),
  })
  .refine(({ value, set, drop }) => value === undefined || Object.keys(set).length + drop.length === 0, {
    message: 'a case has a value, or changes to the base',
  });
export type BodyCase = z.infer<typeof caseSchema>;

/** Top-level properties to add where the learner's schema declares them, such as the key of a retry. */
const alsoSchema = z.record(z.string().min(1), z.unknown()).default({});

/** A file of bodies: tests/payloads/*.yml. */
const bodiesSchema = z.strictObject({
  base: z.unknown().optional(),
  also: alsoSchema,
  cases: z.array(caseSchema).min(1).max(80),
});
export type Bodies = z.infer<typeof bodiesSchema>;

const nameSchema = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);
/** A way into a body: `customer/id`, `items/*`; `$item/id` is of every entry of the list, wherever that is. */
const waySchema = z.string().regex(/^[^/]+(\/[^/]+)*$/);

/** One call of a consumer. */
const callSchema = z.strictObject({
  call: z.string().min(1),
  /** The request's body; it has to be expressible. */
  body: z.unknown().optional(),
  also: alsoSchema,
  /** Values of earlier answers for the parameters of the path, in their order. */
  path: z.array(nameSchema).default([]),
  /** Values that the answer must guarantee. */
  needs: z.array(waySchema).default([]),
  /** Guaranteed values of the answer that later calls use. */
  keep: z.record(nameSchema, waySchema).default({}),
});
export type Call = z.infer<typeof callSchema>;

const stepsSchema = z.array(callSchema).min(1).max(20);

function readYaml<T>(schema: z.ZodType<T>, pack: ChallengePackage, path: string): T {
  const { data, error } = schema.safeParse(parse(decodeText(getPackageFile(pack, path))));
  if (error !== undefined) throw new Error(`${path}: ${z.prettifyError(error).replaceAll('\n', '; ')}`);
  return data;
}

/** Throws where the file is missing or no list of bodies; inspection has checked that. */
export const readBodies = (pack: ChallengePackage, path: string): Bodies =>
  readYaml(bodiesSchema, pack, path);

/** The same for a consumer's calls. */
export const readSteps = (pack: ChallengePackage, path: string): readonly Call[] =>
  readYaml(stepsSchema, pack, path);
