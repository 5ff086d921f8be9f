import type { Manifest, SourceFile } from './challenge.js';

/** Most bytes of all files of one variant. */
export const MAX_VARIANT_BYTES = 6 * 1024 * 1024;

/** The files of one variant. Derived from its seed, so they are never stored. */
export interface VariantFiles {
  /** In the place of starter files with the same paths, in every language that has them. */
  readonly starter: readonly SourceFile[];
  /** Shown beside the starter, such as recorded logs. */
  readonly shown: readonly SourceFile[];
}

/** Starter files with a variant's in their places. A path that the starter lacks is ignored. */
export function placeVariant(
  starter: readonly SourceFile[],
  variant: Pick<VariantFiles, 'starter'>,
): SourceFile[] {
  const drawn = new Map(variant.starter.map((file) => [file.path, file]));
  return starter.map((file) => drawn.get(file.path) ?? file);
}

/** As much of a package as drawing needs; the kinds' own type needs Node. */
interface StarterFiles {
  readonly manifest: Pick<Manifest, 'languages'>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A challenge as far as drawing a variant goes. */
interface VariantSource<Pack extends StarterFiles> {
  readonly pack: Pack;
  readonly kind: {
    readonly variant?: {
      has(definition: unknown): boolean;
      files(pack: Pack, definition: unknown, seed: string): VariantFiles;
    };
  };
  readonly definition: unknown;
}

interface Drawable {
  readonly kind: { readonly variant?: { has(definition: unknown): boolean } };
  readonly definition: unknown;
}

/** Whether a challenge draws variants. */
export const hasVariants = ({ kind, definition }: Drawable): boolean =>
  kind.variant?.has(definition) === true;

const NO_FILES: VariantFiles = { starter: [], shown: [] };

/**
 * The files of the variant with this seed (hex); none where the challenge draws no variants. Throws for defects of the
 * challenge: files larger than a page should load, and files in the place of starter files that do not exist.
 */
export function drawVariant<Pack extends StarterFiles>(
  { pack, kind, definition }: VariantSource<Pack>,
  seed: string,
): VariantFiles {
  if (!hasVariants({ kind, definition })) return NO_FILES;
  const files = kind.variant?.files(pack, definition, seed) ?? NO_FILES;
  const bytes = [...files.starter, ...files.shown].reduce((sum, file) => sum + bytesOf(file), 0);
  if (bytes > MAX_VARIANT_BYTES)
    throw new Error(`a variant has ${bytes} bytes of files; the maximum is ${MAX_VARIANT_BYTES}`);
  const folders = pack.manifest.languages.map((language) => `starter/${language}/`);
  const lost = files.starter.find(({ path }) => !folders.some((folder) => pack.files.has(folder + path)));
  if (lost !== undefined) throw new Error(`a variant replaces ${lost.path}, which is in no starter`);
  return files;
}

const bytesOf = ({ content }: SourceFile): number => new TextEncoder().encode(content).length;
