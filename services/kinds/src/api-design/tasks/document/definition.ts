import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../judging/check-rules.js';
import { CAPABILITIES, type CapabilityName } from '../../capabilities/capabilities.js';
import { drawSchema } from '../../exchanges/draw-values.js';
import { idSchema, pathSchema } from '../../../judging/manifest-fields.js';
import { checkShape } from '../../manifest-fields.js';

const operationIdSchema = z
  .string()
  .regex(/^[A-Za-z][\w.-]*$/, 'an operationId such as listOrders')
  .max(80);
/** Values of a check by the name that its files call them in `{{…}}`. */
const drawsSchema = z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), drawSchema).default({});

const capability = <Name extends CapabilityName>(check: Name) =>
  z
    .strictObject({
      ...checkShape,
      visible: z.boolean().default(true),
      check: z.literal(check),
      operation: operationIdSchema.optional(),
      /** Several, or `*` for every operation of the document. */
      operations: z.union([z.literal('*'), z.array(operationIdSchema).min(1)]).optional(),
      with: CAPABILITIES[check].settings.prefault({}),
    })
    .refine(capHasRule, CAP_WITHOUT_RULE);

const capabilitySchema = z.discriminatedUnion('check', [
  capability('paginated'),
  capability('idempotent-create'),
  capability('conditional-update'),
  capability('shared-problem'),
  capability('rate-limited'),
  capability('created-with-location'),
  capability('async-job'),
  capability('secured-except'),
  capability('cacheable'),
  capability('partial-update'),
  capability('filter-and-sort'),
  capability('webhooks'),
  capability('deprecated-with-sunset'),
  capability('not-in-answers'),
  capability('documents-statuses'),
  capability('resumable-download'),
]);
export type CapabilityCheck = z.infer<typeof capabilitySchema>;

/** Bodies that the document must accept and bodies that it must reject. */
const payloadSchema = z
  .strictObject({
    ...checkShape,
    visible: z.boolean().default(false),
    operation: operationIdSchema.optional(),
    /** In place of an operation: an event that the API sends, whose body is a request. */
    event: z.string().min(1).max(80).optional(),
    /** `item`: an entry of the list that the operation answers with. */
    body: z.enum(['request', 'response', 'item']).default('request'),
    draw: drawsSchema,
    valid: pathSchema.optional(),
    invalid: pathSchema.optional(),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE)
  .refine(
    ({ operation, event, body }) =>
      (operation === undefined) !== (event === undefined) && (event === undefined || body === 'request'),
    {
      message: 'name an operation, or an event with its request',
    },
  )
  .refine(({ valid, invalid }) => valid !== undefined || invalid !== undefined, {
    message: 'name a file under valid, invalid, or both',
  });
export type PayloadCheck = z.infer<typeof payloadSchema>;

/** Calls of one consumer, each of which uses answers to earlier ones. */
const consumerSchema = z
  .strictObject({
    ...checkShape,
    visible: z.boolean().default(true),
    draw: drawsSchema,
    steps: pathSchema,
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
export type ConsumerCheck = z.infer<typeof consumerSchema>;

const documentShape = {
  /** Files that learners read beside the statement. */
  given: z.array(z.strictObject({ title: z.string().min(1).max(80), path: pathSchema })).default([]),
  /** The operationIds that consumers call. */
  operations: z.array(operationIdSchema).min(1).max(60),
  capabilities: z.array(capabilitySchema).max(60).default([]),
  payloads: z.array(payloadSchema).max(60).default([]),
  consumers: z.array(consumerSchema).max(20).default([]),
  lint: z
    .strictObject({
      ruleset: pathSchema,
      title: checkShape.title.default('Style rules'),
      group: idSchema,
      weight: checkShape.weight,
    })
    .optional(),
};

/** A learner's own OpenAPI document. */
export const documentSchema = z.strictObject({ task: z.literal('document'), ...documentShape });

/** The next version of a given document. */
export const evolutionSchema = z.strictObject({
  task: z.literal('evolution'),
  ...documentShape,
  /** The version in use; learners start from it. */
  base: pathSchema,
  breaking: z
    .strictObject({
      ...checkShape,
      id: idSchema.default('compatible'),
      title: checkShape.title.default('Old clients keep working'),
      /** Ids of oasdiff's changes that fail the check, and `servers-changed`. Others are reported only. */
      fail: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
    })
    .refine(capHasRule, CAP_WITHOUT_RULE),
  version: z
    .strictObject({
      ...checkShape,
      id: idSchema.default('version'),
      title: checkShape.title.default('The version number matches the change'),
      /** The part of `info.version` that rises; those after it start again at 0. */
      raise: z.enum(['major', 'minor', 'patch']),
    })
    .refine(capHasRule, CAP_WITHOUT_RULE)
    .optional(),
});

type DocumentDefinition = z.infer<typeof documentSchema>;
export type EvolutionDefinition = z.infer<typeof evolutionSchema>;
export type DocumentTaskDefinition = DocumentDefinition | EvolutionDefinition;
