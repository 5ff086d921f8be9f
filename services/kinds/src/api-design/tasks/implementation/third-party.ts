import { z } from 'zod';
import { idSchema } from '../../../judging/manifest-fields.js';
import { stubAnswerSchema } from '../../../stubs/stub-answer.js';

/** The name of an environment variable. */
export const variableSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,59}$/, 'the name of a variable, such as MAIL_PASSWORD');

/** A server of ours at a port of the service's box. */
export const thirdPartySchema = z.strictObject({
  id: idSchema,
  port: z.number().int().min(1024).max(65_535),
  /** The variable in which the service has its address, `http://127.0.0.1:9100`. */
  env: variableSchema.optional(),
  answers: z.array(stubAnswerSchema).max(20).default([]),
});
export type ThirdParty = z.infer<typeof thirdPartySchema>;
