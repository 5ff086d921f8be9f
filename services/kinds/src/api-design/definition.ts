import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule, ruleShape } from '../judging/check-rules.js';
import { drawSchema } from './exchanges/draw-values.js';
import { stepSchema } from './exchanges/step.js';

const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
  .max(60);
const pathSchema = z
  .string()
  .regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/+-]*$/, 'a path relative to the challenge folder')
  .max(200);
const portSchema = z.number().int().min(1024).max(65_535);

/** One conversation with the service. It passes when every answer is as it is expected. */
const checkSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().min(1).max(120),
    group: idSchema,
    weight: z.number().positive().max(100).default(1),
    visible: z.boolean().default(false),
    ...ruleShape,
    /** Values drawn from the submission's seed, by the name that steps call them. */
    draw: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), drawSchema).default({}),
    steps: z.array(stepSchema).min(1).max(40),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type ConversationCheck = z.infer<typeof checkSchema>;

/** A service of the learner's, asked as its consumers would. */
const implementationSchema = z.strictObject({
  task: z.literal('implementation'),
  /** The OpenAPI document that the service keeps; learners read it. */
  contract: z.strictObject({ path: pathSchema }),
  service: z.strictObject({
    port: portSchema.default(8080),
    /** A path that answers 2xx once the service is ready. */
    ready: z.string().startsWith('/').max(200).default('/healthz'),
    readyWithinMs: z.number().int().min(500).max(30_000).default(8_000),
  }),
  /** A server of the submission's own; `tests/schema.sql` makes its tables. */
  database: z.enum(['postgresql']).optional(),
  checks: z.array(checkSchema).min(1).max(80),
});

export const apiDesignDefinitionSchema = z.discriminatedUnion('task', [implementationSchema]);
export type ApiDesignDefinition = z.infer<typeof apiDesignDefinitionSchema>;
export type ImplementationDefinition = Extract<ApiDesignDefinition, { task: 'implementation' }>;
