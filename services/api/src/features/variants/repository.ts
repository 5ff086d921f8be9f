import { slugSchema } from '@hone/contracts';
import { z } from 'zod';

/** A variant that was drawn for somebody. Its files derive from package and seed, so they are not stored. */
export const variantRecordSchema = z.object({
  /** The user or the sitting that it was drawn for. */
  owner: z.string(),
  slug: slugSchema,
  /** From 1, without gaps. */
  number: z.number().int().positive(),
  /** Names it in submissions; kept when a guest's work moves to an account. */
  id: z.string(),
  /** Digest of the package that it was drawn from. */
  digest: z.string(),
  /** Hex. Sent only to workers: together with the package, it reveals the answer. */
  seed: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type VariantRecord = z.infer<typeof variantRecordSchema>;

/** Variants are inserted once and never changed, so simultaneous requests see the same one. */
export interface VariantRepository {
  /** False when the owner already has a variant of this number. */
  insert(record: VariantRecord): Promise<boolean>;
  /** The variants of an owner, in one challenge or in all, oldest first. */
  list(owner: string, slug?: string): Promise<VariantRecord[]>;
  remove(record: VariantRecord): Promise<void>;
  removeOwner(owner: string): Promise<void>;
}

/** Id of a record; the next variant of the same owner and challenge has the next number. */
export function variantName({ owner, slug, number }: VariantRecord): string {
  return `${owner}:${slug}:${number}`;
}

/** Orders records of one owner: by challenge, then as they were drawn. */
export function compareVariants(one: VariantRecord, other: VariantRecord): number {
  return one.slug === other.slug ? one.number - other.number : one.slug < other.slug ? -1 : 1;
}
