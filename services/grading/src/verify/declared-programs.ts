import { z } from 'zod';
import type { LoadedChallenge } from '../package/load-challenge.js';

const byLanguageSchema = z.record(z.string(), z.string());

/** The part of an optimization challenge's definition that names programs; kinds may add what they like. */
const declaredSchema = z.object({
  reference: byLanguageSchema.optional().default({}),
  baseline: byLanguageSchema.optional().default({}),
});

/** Solution folders by language that `challenge.yml` names as reference and naive program. */
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
