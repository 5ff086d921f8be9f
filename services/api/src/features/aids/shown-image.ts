import type { PackageImage, ShownIn } from '@hone/contracts';
import type { ChallengeVersion } from '../challenges/repository.js';
import { findStanding, mayReadEditorial, type Standing, type StandingSources } from './standing.js';

/** An image of a challenge that the caller may see. */
export interface ShownImage {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly version: number;
  /** Whether everybody may see it. */
  readonly open: boolean;
}

/** Finds the image at a path of a challenge; undefined when the caller may not see it. */
export async function findShownImage(
  sources: StandingSources,
  challenge: ChallengeVersion,
  path: string,
  user: string | undefined,
): Promise<ShownImage | undefined> {
  const { guidances } = sources;
  const { images } = await guidances.get(challenge.digest);
  const image = images.find((other) => other.path === path);
  if (image === undefined) return undefined;
  const open = image.shownIn.includes('statement');
  if (!open && !mayReadAny(image, await findStanding(sources, challenge, user))) return undefined;
  const bytes = await guidances.findImage(challenge.digest, path);
  return bytes && { type: image.type, bytes, version: challenge.version, open };
}

function mayReadAny({ shownIn }: PackageImage, standing: Standing): boolean {
  const mayRead = (place: ShownIn): boolean =>
    place === 'statement' || (place === 'editorial' ? mayReadEditorial(standing) : standing.taken.has(place));
  return shownIn.some(mayRead);
}
