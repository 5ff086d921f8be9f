import { z } from 'zod';

/** Arguments of one program; short, and without the bytes that no command line takes. */
export const argumentsSchema = z
  .array(z.string().max(200).refine(isPlain, 'must not contain NUL characters'))
  .max(40);

function isPlain(text: string): boolean {
  return !text.includes('\0');
}

/** Settings of a single case; the node's where absent. */
export const caseSettingsSchema = z.strictObject({
  args: argumentsSchema.optional(),
  flags: argumentsSchema.optional(),
});

const scoreSchema = z.number().min(-1e9).max(1e9);

const nodeShape = {
  /** Name as the package spells it, for messages and for `requires`. */
  name: z.string().min(1).max(200),
  /** Folder with the node's own pairs NAME.in and NAME.ans; none where absent. */
  folder: z.string().max(200).optional(),
  /** How the node's score is computed from those of its cases and subgroups. */
  score: z.enum(['pass-fail', 'sum', 'min', 'max', 'avg']).default('pass-fail'),
  /** Which failure is reported for the node when not all of it was accepted. */
  verdict: z.enum(['worst', 'first', 'accept']).default('worst'),
  acceptIfAny: z.boolean().default(false),
  onReject: z.enum(['break', 'continue']).default('break'),
  /** Score of an accepted and of a rejected case. */
  accept: scoreSchema.default(1),
  reject: scoreSchema.default(0),
  /** The best score that the node can have; the check's score is the share of it. */
  max: z.number().min(0).max(1e9).default(1),
  /** A validator that scores outside these is at fault. */
  range: z.tuple([scoreSchema, scoreSchema]).optional(),
  /** How a validator's score of a case of this node is treated: as the case's score, ignored, or a fault of the validator. */
  validatorScores: z.enum(['used', 'ignored', 'refused']).default('ignored'),
  /** A validator that scores a case of this node higher is at fault. */
  caseMax: z.number().min(0).max(1e9).optional(),
  /** Names of nodes before this one, or `sample`, that must be accepted first. */
  requires: z.array(z.string().max(200)).max(100).default([]),
  args: argumentsSchema.optional(),
  flags: argumentsSchema.optional(),
  cases: z.record(z.string(), caseSettingsSchema).default({}),
};

/** A group of fixed cases; a tree, as problem packages have them. */
export interface DataNode extends z.output<z.ZodObject<typeof nodeShape>> {
  readonly groups: readonly DataNode[];
}

/** A group as it is written in `challenge.yml`. */
export interface DataNodeInput extends z.input<z.ZodObject<typeof nodeShape>> {
  readonly groups?: readonly DataNodeInput[] | undefined;
}

export const dataNodeSchema: z.ZodType<DataNode, DataNodeInput> = z.strictObject({
  ...nodeShape,
  get groups() {
    return z.array(dataNodeSchema).max(200).default([]);
  },
});
