import type { SourceFile } from '@hone/contracts';

type FileChange = 'same' | 'changed' | 'added' | 'removed';

/** One path in two sets of files; a side without it is undefined. */
export interface ComparedFile {
  readonly path: string;
  readonly change: FileChange;
  readonly left: string | undefined;
  readonly right: string | undefined;
}

function changeOf(left: string | undefined, right: string | undefined): FileChange {
  if (left === right) return 'same';
  if (left === undefined) return 'added';
  return right === undefined ? 'removed' : 'changed';
}

const ORDER: Readonly<Record<FileChange, number>> = { changed: 0, added: 1, removed: 2, same: 3 };

/** All paths of both sides, those that differ first. */
export function compareFiles(left: readonly SourceFile[], right: readonly SourceFile[]): ComparedFile[] {
  const before = new Map(left.map((file) => [file.path, file.content]));
  const after = new Map(right.map((file) => [file.path, file.content]));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .map((path) => {
      const [a, b] = [before.get(path), after.get(path)];
      return { path, change: changeOf(a, b), left: a, right: b };
    })
    .sort((a, b) => ORDER[a.change] - ORDER[b.change]);
}
