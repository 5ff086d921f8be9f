import { manifestSchema } from '@hone/contracts';
import type { ChallengeKind, ChallengePackage } from '@hone/contracts/kind';
import { digestOf, type PackageFiles } from '@hone/kit/package-archive';
import { parseBy, invalidPackage, yamlOf } from './parse-file.js';

/** The kind with an id, or undefined. */
export type FindKind = (id: string) => ChallengeKind | undefined;

/** A package with its kind and the parsed definition. */
export interface OpenedPackage {
  readonly pack: ChallengePackage;
  readonly kind: ChallengeKind;
  readonly definition: unknown;
}

/** Parses the manifest of a package. Throws `CHALLENGE_INVALID` with every invalid field. */
export function openPackage(files: PackageFiles, findKind: FindKind): OpenedPackage {
  const manifest = parseBy(manifestSchema, yamlOf(files, 'challenge.yml'), 'challenge.yml');
  const kind = findKind(manifest.kind);
  if (kind === undefined)
    throw invalidPackage([
      { path: 'challenge.yml: kind', message: `unknown challenge kind "${manifest.kind}"` },
    ]);
  const definition = parseBy(kind.definition, manifest.grading, 'challenge.yml: grading');
  return { pack: { slug: manifest.slug, digest: digestOf(files), manifest, files }, kind, definition };
}
