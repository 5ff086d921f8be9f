import { z } from 'zod';
import type { LoadedChallenge } from '../package/load-challenge.js';

const byLanguageSchema = z.record(z.string(), z.string());

const familySchema = z.object({ id: z.string(), sizes: z.array(z.number()) });

/** The part of an optimization challenge's definition that names programs and data; kinds may add what they like. */
const declaredSchema = z.object({
  /** Each is a check, each of its sizes an input. */
  families: z.array(familySchema).optional().default([]),
  reference: byLanguageSchema.optional().default({}),
  baseline: byLanguageSchema.optional().default({}),
  /** What is measured, and on which size in which language. */
  speed: z.object({ sizes: z.record(z.string(), z.number()) }).optional(),
});

/** Solution folders by language that `challenge.yml` names as reference and naive program, and generated data. */
export type DeclaredPrograms = z.infer<typeof declaredSchema>;

/** The programs that an optimization challenge names; undefined for other kinds. */
export function findDeclaredPrograms({ kind, definition }: LoadedChallenge): DeclaredPrograms | undefined {
  if (kind.id !== 'optimization') return undefined;
  const parsed = declaredSchema.safeParse(definition);
  return parsed.success ? parsed.data : undefined;
}

/** The reference whose answers count: Python's where there is one, else the first named (as grading chooses it). */
export function mainReference({ reference }: DeclaredPrograms): string | undefined {
  return reference['python'] ?? Object.values(reference)[0];
}
