/** A line of the tree: a folder, or a file. */
export interface TreeRow {
  readonly path: string;
  readonly name: string;
  /** From 1. */
  readonly level: number;
  readonly folder: boolean;
}

const parentsOf = (path: string): string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

const rowOf = (path: string, folder: boolean): TreeRow => {
  const parts = path.split('/');
  return { path, name: parts.at(-1) ?? path, level: parts.length, folder };
};

/** Folders before files, each by name; a path compares by its parts. */
function compareRows(one: TreeRow, other: TreeRow): number {
  const [a, b] = [one.path.split('/'), other.path.split('/')];
  const shared = a.findIndex((part, index) => part !== b[index]);
  if (shared === -1) return a.length - b.length;
  if (b[shared] === undefined) return 1;
  const isFolder = (row: TreeRow, parts: readonly string[]) => row.folder || shared < parts.length - 1;
  const folders = Number(isFolder(other, b)) - Number(isFolder(one, a));
  return folders === 0 ? (a[shared] ?? '').localeCompare(b[shared] ?? '') : folders;
}

/** The lines of a tree of files; the content of closed folders is left out. */
export function listRows(paths: readonly string[], closed: ReadonlySet<string>): TreeRow[] {
  const folders = new Set(paths.flatMap(parentsOf));
  const rows = [...[...folders].map((path) => rowOf(path, true)), ...paths.map((path) => rowOf(path, false))];
  return rows.filter(({ path }) => !parentsOf(path).some((parent) => closed.has(parent))).sort(compareRows);
}

/** What a key does on a row of a tree. */
export type TreeStep =
  | { readonly focus: string }
  | { readonly focus?: undefined; readonly folder: string; readonly open: boolean }
  | undefined;

/** Arrow keys, Home and End as in every tree. */
export function findStep(
  key: string,
  row: TreeRow,
  rows: readonly TreeRow[],
  closed: ReadonlySet<string>,
): TreeStep {
  const index = rows.findIndex(({ path }) => path === row.path);
  const to = (target: TreeRow | undefined): TreeStep => target && { focus: target.path };
  const isOpen = row.folder && !closed.has(row.path);
  switch (key) {
    case 'ArrowDown':
      return to(rows[index + 1]);
    case 'ArrowUp':
      return to(rows[index - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      if (!row.folder) return undefined;
      return isOpen ? to(rows[index + 1]) : { folder: row.path, open: true };
    case 'ArrowLeft':
      if (isOpen) return { folder: row.path, open: false };
      return to(rows.find(({ path }) => path === parentsOf(row.path).at(-1)));
    default:
      return undefined;
  }
}
