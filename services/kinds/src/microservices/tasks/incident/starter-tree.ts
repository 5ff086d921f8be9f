import type { ChallengePackage } from '@hone/contracts/kind';
import { filesBelow } from '../../../judging/package-files.js';

/** The submission of a learner who changes nothing: files of the system in their places in the starter. */
export function starterTree(
  pack: ChallengePackage,
  system: ReadonlyMap<string, string>,
): Map<string, Uint8Array> {
  const [language = ''] = pack.manifest.languages;
  const tree = filesBelow(pack, `starter/${language}`);
  for (const [path, content] of system) tree.set(path, new TextEncoder().encode(content));
  return tree;
}
