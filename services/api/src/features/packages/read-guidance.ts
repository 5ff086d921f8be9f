import { findPackageImages, hintsSchema, type ImageProblem } from '@hone/contracts';
import type { Guidance } from './guidance.js';
import type { OpenedPackage } from './open-package.js';
import { parseBy, textOf, yamlOf } from './parse-file.js';
import { readApproaches } from './read-approaches.js';

/** Guidance, with the images that cannot be shown and why. */
export interface ReadGuidance {
  readonly guidance: Guidance;
  readonly problems: readonly ImageProblem[];
}

/**
 * Hints, editorial, images and accepted solutions of a package. Throws `CHALLENGE_INVALID` for files that are
 * not text.
 */
export function readGuidance(opened: OpenedPackage): ReadGuidance {
  const { files } = opened.pack;
  const hints = files.has('hints.yml')
    ? parseBy(hintsSchema, yamlOf(files, 'hints.yml'), 'hints.yml').hints
    : [];
  const editorial = files.has('editorial.md') ? textOf(files, 'editorial.md') : null;
  const statement = textOf(files, 'statement.md');
  const { images, problems } = findPackageImages({ statement, editorial, hints }, files);
  const bytes = new Map(images.map(({ path }) => [path, files.get(path) ?? new Uint8Array()]));
  const approaches = readApproaches(opened);
  return { guidance: { hints, editorial, images, bytes, approaches }, problems };
}
