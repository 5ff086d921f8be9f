import type { ChallengePackage } from '@hone/contracts/kind';
import { z } from 'zod';
import type { CheckPlan } from '../../judging/build-check.js';
import { decodeText } from '../../judging/evidence-text.js';

/** Parses the file of a task's events and paths by `schema`, or describes what is wrong with it. */
export function readTask<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | string {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : z.prettifyError(parsed.error);
  } catch (failure) {
    return String(failure);
  }
}

/** The checks that follow from the file at `path`; a broken file has none. */
export function checksInTask<Schema extends z.ZodType<object>>(
  { files }: ChallengePackage,
  path: string,
  schema: Schema,
  plan: (task: z.output<Schema>) => readonly { readonly plan: CheckPlan }[],
): CheckPlan[] {
  const file = files.get(path);
  const task = readTask(schema, file === undefined ? '' : decodeText(file));
  return typeof task === 'string' ? [] : plan(task).map((each) => each.plan);
}
