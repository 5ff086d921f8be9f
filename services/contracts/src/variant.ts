import type { SourceFile } from './challenge.js';
import type { ChallengeKind, ChallengePackage, VariantFiles } from './kind.js';

/** Most bytes of all files of one variant. */
export const MAX_VARIANT_BYTES = 6 * 1024 * 1024;

/** Starter files with a variant's in their places. A path that the starter lacks is ignored. */
export function placeVariant(
  starter: readonly SourceFile[],
  variant: Pick<VariantFiles, 'starter'>,
): SourceFile[] {
  const drawn = new Map(variant.starter.map((file) => [file.path, file]));
  return starter.map((file) => drawn.get(file.path) ?? file);
}

/** A challenge as far as drawing a variant goes. */
export interface VariantSource {
  readonly pack: ChallengePackage;
  readonly kind: Pick<ChallengeKind, 'variant'>;
  readonly definition: unknown;
}

/** Whether a challenge draws variants. */
export const hasVariants = ({ kind, definition }: Omit<VariantSource, 'pack'>): boolean =>
  kind.variant?.has(definition) === true;

const NO_FILES: VariantFiles = { starter: [], shown: [] };

/**
 * The files of the variant with this seed (hex); none where the challenge draws no variants. Throws for defects of the
 * challenge: files larger than a page should load, and files in the place of starter files that do not exist.
 */
export function drawVariant({ pack, kind, definition }: VariantSource, seed: string): VariantFiles {
  if (!hasVariants({ kind, definition })) return NO_FILES;
  const files = kind.variant?.files(pack, definition, seed) ?? NO_FILES;
  const bytes = [...files.starter, ...files.shown].reduce((sum, file) => sum + bytesOf(file), 0);
  if (bytes > MAX_VARIANT_BYTES)
    throw new Error(`a variant has ${bytes} bytes of files; the maximum is ${MAX_VARIANT_BYTES}`);
  const folders = pack.manifest.languages.map((language) => `starter/${language}/`);
  const lost = files.starter.find(({ path }) => !folders.some((folder) => pack.files.has(folder + path)));
  if (lost !== undefined) throw new Error(`a variant replaces ${lost.path}, which no starter has`);
  return files;
}

const bytesOf = ({ content }: SourceFile): number => new TextEncoder().encode(content).length;
