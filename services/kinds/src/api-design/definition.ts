import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../judging/check-rules.js';
import { idSchema, pathSchema } from '../judging/manifest-fields.js';
import { SCHEMATHESIS_CHECKS } from './conformance/checks.js';
import { conversationStepSchema, stepSchema } from './exchanges/step.js';
import { checkShape } from './manifest-fields.js';
import { documentSchema, evolutionSchema } from './tasks/document/definition.js';
import { hardeningShape } from './tasks/hardening/definition.js';
import { drawsSchema, nameSchema } from './tasks/implementation/probes/parameters.js';
import { probeSchema } from './tasks/implementation/probes/probe-table.js';
import { thirdPartySchema } from './tasks/implementation/third-party.js';

const portSchema = z.number().int().min(1024).max(65_535);

/** One conversation with the service. It passes when every answer is as it is expected. */
const checkSchema = z
  .strictObject({
    ...checkShape,
    visible: z.boolean().default(false),
    /** Values drawn from the submission's seed, by the name that steps call them. */
    draw: drawsSchema,
    steps: z.array(conversationStepSchema).min(1).max(40),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type ConversationCheck = z.infer<typeof checkSchema>;

/** Requests generated from the contract and sent to the service. */
const conformanceSchema = z.strictObject({
  group: idSchema,
  /** The weight of all its checks together. */
  weight: z.number().positive().max(100).default(1),
  /** What is not checked, and why; learners read it. */
  off: z
    .array(z.strictObject({ check: z.enum(SCHEMATHESIS_CHECKS), reason: z.string().min(1).max(300) }))
    .default([]),
});

/** How a service is graded in every task. */
const serviceShape = {
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
  /** Servers of ours that the service calls. */
  third: z.array(thirdPartySchema).max(6).default([]),
  /** Users of the service: a token for each, drawn from the seed. */
  callers: z.record(nameSchema, z.strictObject({ bearer: z.literal('{seeded}') })).default({}),
  checks: z.array(checkSchema).min(1).max(80),
  conformance: conformanceSchema.optional(),
  /** Requests that probes use, by name. */
  operations: z.record(nameSchema, stepSchema).default({}),
  probes: z.array(probeSchema).max(40).default([]),
};

/** The learner's service, called as its consumers would. */
export const implementationSchema = z.strictObject({ task: z.literal('implementation'), ...serviceShape });

/** A given service with weaknesses: it must serve its consumers as before, and withstand attacks. */
export const hardeningSchema = z.strictObject({
  task: z.literal('hardening'),
  ...serviceShape,
  ...hardeningShape,
});

export const apiDesignDefinitionSchema = z.discriminatedUnion('task', [
  implementationSchema,
  hardeningSchema,
  documentSchema,
  evolutionSchema,
]);
export type ApiDesignDefinition = z.infer<typeof apiDesignDefinitionSchema>;
export type HardeningDefinition = z.infer<typeof hardeningSchema>;
/** What `implementation` and `hardening` have in common. */
export type ImplementationDefinition = Omit<z.infer<typeof implementationSchema>, 'task'>;
