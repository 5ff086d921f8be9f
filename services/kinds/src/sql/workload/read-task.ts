import { z } from 'zod';

/** The file of a task's events and paths, as `schema` describes it, or what is wrong with it. */
export function readTask<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | string {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : z.prettifyError(parsed.error);
  } catch (failure) {
    return String(failure);
  }
}
