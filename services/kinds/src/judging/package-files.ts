import type { ChallengePackage } from '@hone/contracts/kind';

/** Files of a challenge folder below `folder`, keyed by their path relative to it; empty when there is none. */
export function filesBelow(pack: Pick<ChallengePackage, 'files'>, folder: string): Map<string, Uint8Array> {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  const below = new Map<string, Uint8Array>();
  for (const [path, content] of pack.files)
    if (path.startsWith(prefix)) below.set(path.slice(prefix.length), content);
  return below;
}

/** The folder of a file of the package; `.` for its root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
}

/** A file that inspection has shown to exist; throws when the package was never inspected. */
export function getPackageFile(pack: ChallengePackage, path: string): Uint8Array {
  const content = pack.files.get(path);
  if (content === undefined) throw new Error(`challenge ${pack.slug} has no file ${path}`);
  return content;
}

/** The tree a solution makes: its files over the language's starter, as a submission's files are. */
export function solutionTree(
  pack: ChallengePackage,
  language: string,
  folder: string,
): Map<string, Uint8Array> {
  const tree = filesBelow(pack, `starter/${language}`);
  for (const [path, content] of filesBelow(pack, folder)) if (path !== 'expect.yml') tree.set(path, content);
  return tree;
}
