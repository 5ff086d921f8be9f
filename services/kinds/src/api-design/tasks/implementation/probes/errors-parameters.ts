import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { nameSchema, probeShape, statusesSchema } from './parameters.js';
import { PROBLEM_MEMBERS } from './problem.js';

/** Wrong requests that can be made from any right one. */
export const CASES = ['malformed-json', 'media-type', 'not-acceptable', 'too-large', 'unknown-path'] as const;

const sendSchema = z.string().regex(/^[A-Z]{3,10} \/\S*$/, 'a method and a target, such as PATCH /orders');

/** Wrong requests, each answered with the right status and in the right form. */
export const errorsSchema = z
  .strictObject({
    probe: z.literal('errors'),
    ...probeShape,
    /** A successful operation that takes JSON: cases are made from it. */
    operation: nameSchema,
    cases: z.array(z.enum(CASES)).max(CASES.length).default([]),
    /** Keys put over the JSON of the operation; `$absent` takes one away. */
    invalid: z.array(z.record(z.string(), z.unknown())).max(30).default([]),
    /** Operations that ask for something that does not exist. */
    missing: z.array(nameSchema).max(20).default([]),
    /** Methods that a path does not offer, with those that `Allow` must list. */
    methods: z.record(sendSchema, z.array(z.string().regex(/^[A-Z]{3,10}$/)).min(1)).default({}),
    /** Statuses that replace the usual ones. */
    statuses: z
      .partialRecord(z.enum([...CASES, 'invalid', 'missing', 'methods']), statusesSchema)
      .default({}),
    /** Errors are problem documents of RFC 9457. */
    problem: z.boolean().default(true),
    /** Members that each has. */
    members: z.array(z.enum(PROBLEM_MEMBERS)).default([]),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type ErrorsParameters = z.infer<typeof errorsSchema>;
