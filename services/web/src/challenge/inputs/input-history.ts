import { z } from 'zod';

/** A custom input that was run, and when (ISO). */
const usedInputSchema = z.object({ text: z.string().max(65_536), at: z.string() });
export type UsedInput = z.infer<typeof usedInputSchema>;

const historySchema = z.array(usedInputSchema);
const MOST_INPUTS = 20;

/** Custom inputs on this device, by user and challenge. `null`: before there was a session. */
export interface InputStore {
  list(owner: string | null, slug: string): Promise<readonly UsedInput[]>;
  add(owner: string | null, slug: string, input: UsedInput): Promise<void>;
  erase(owner: string): Promise<void>;
}

/** A stored value of an unknown form counts as absent. */
export function parseHistory(value: unknown): UsedInput[] {
  const parsed = historySchema.safeParse(value);
  return parsed.success ? parsed.data : [];
}

/** The newest first, each text once, up to 20. */
export function mergeInputs(...histories: readonly (readonly UsedInput[])[]): UsedInput[] {
  const newestFirst = histories.flat().sort((one, other) => other.at.localeCompare(one.at));
  const byText = new Map<string, UsedInput>();
  for (const input of newestFirst) if (!byText.has(input.text)) byText.set(input.text, input);
  return [...byText.values()].slice(0, MOST_INPUTS);
}
