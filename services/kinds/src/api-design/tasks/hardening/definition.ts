import { z } from 'zod';
import { idSchema } from '../../../judging/manifest-fields.js';
import { hasOneBody, stepSchema, TWO_BODIES } from '../../exchanges/step.js';
import { checkShape } from '../../manifest-fields.js';
import { drawsSchema, nameSchema, statusesSchema } from '../implementation/probes/parameters.js';
import { thirdPartySchema, variableSchema } from '../implementation/third-party.js';

/** Effects of an exploit, with the sentence that a learner reads when it works. */
export const WEAKNESSES = {
  'object-authorization': 'A caller reached what belongs to somebody else.',
  'mass-assignment': 'A client set something that only the service may set.',
  injection: 'Text that a client sent was read as a command.',
  'path-traversal': 'A client reached a file that is not offered.',
  ssrf: 'A client chose an address that the service must not ask.',
  'open-redirect': 'A client is sent to a place that is not part of the service.',
  deserialisation: 'A stored value that a client made up was accepted.',
  redos: 'A text of an allowed length takes too long.',
  limits: 'A request that is too large was accepted.',
  secrets: 'Something that is secret was shown.',
} as const;
export type Weakness = keyof typeof WEAKNESSES;

/** A path among the service's files. */
const filePathSchema = z
  .string()
  .regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'a path such as private/keys.txt')
  .max(200);

/** A text that the seed draws and that no answer may ever hold. Without a place it is in answers of third parties only. */
const canarySchema = z.strictObject({
  /** The variable in which the service has it. */
  env: variableSchema.optional(),
  /** The file that contains it, beside the service's own. */
  file: filePathSchema.optional(),
});

/** A server of ours at a port of the service's box. */
const forbiddenPartySchema = z.strictObject({
  ...thirdPartySchema.shape,
  /** A safe service never connects to it. */
  forbidden: z.boolean().default(false),
});

const exploitStepSchema = z
  .strictObject({
    ...stepSchema.shape,
    /** Statuses by which the service rejects the attack: the rest of the variant is not sent. */
    rejected: statusesSchema.optional(),
  })
  .refine(hasOneBody, TWO_BODIES);
export type ExploitStep = z.infer<typeof exploitStepSchema>;

const linesSchema = z.array(z.string().min(1).max(300)).max(10).default([]);

const variantSchema = z.strictObject({
  id: idSchema,
  /** Languages whose services it concerns; all when absent. */
  languages: z.array(z.string()).min(1).optional(),
  draw: drawsSchema,
  steps: z.array(exploitStepSchema).min(1).max(12),
  /** The service's output: the exploit waits for lines that must appear, and looks for texts that must not. */
  log: z.strictObject({ shows: linesSchema, hides: linesSchema }).optional(),
  /** The steps are played with two lengths of a text, and their CPU time is compared. */
  length: z
    .strictObject({
      value: nameSchema,
      /** Repeated this many times, between `begin` and `end`. */
      repeat: z.string().min(1).max(20),
      begin: z.string().max(100).default(''),
      end: z.string().max(100).default(''),
      few: z.number().int().min(1).max(100_000),
      many: z.number().int().min(2).max(500_000),
    })
    .refine(({ few, many }) => few < many, { path: ['many'], message: 'must be more than few' })
    .optional(),
});
export type Variant = z.infer<typeof variantSchema>;

const exploitSchema = z.strictObject({
  ...checkShape,
  /** Every exploit proves a sentence of the statement. */
  rule: z.string().trim().min(1).max(300),
  weakness: z.enum(Object.keys(WEAKNESSES) as [Weakness, ...Weakness[]]),
  draw: drawsSchema,
  /** Honest requests before each variant, such as one that creates the attacked resource. */
  before: z.array(stepSchema).max(10).default([]),
  /** Honest requests after it: other users' data is unharmed, and the feature still works. */
  after: z.array(stepSchema).max(10).default([]),
  /** Further texts that no answer may hold, such as the beginning of a statement. */
  hides: linesSchema,
  variants: z.array(variantSchema).min(2).max(16),
});
export type Exploit = z.infer<typeof exploitSchema>;

/** Fields that a hardening task has beyond those of every service. */
export const hardeningShape = {
  canaries: z.record(nameSchema, canarySchema).default({}),
  third: z.array(forbiddenPartySchema).max(6).default([]),
  exploits: z.array(exploitSchema).min(1).max(30),
};
