import {
  findPathProblem,
  foldPath,
  MAX_SOURCE_FILES,
  matchesSubmitPattern,
  type ChallengeView,
  type SourceFile,
} from '@hone/contracts';

/** Why a path is not allowed for a file. */
export type NameProblem = 'empty' | 'invalid' | 'not-accepted' | 'taken' | 'too-many';

type Patterns = Pick<ChallengeView, 'submit'>;
type Named = Pick<SourceFile, 'path'>;

/** Whether files may be added: some pattern leaves more open than the file's extension. */
export function takesNewFiles({ submit }: Patterns): boolean {
  return submit.some((pattern) => /\*\*|\*[^/]*$/.test(pattern) && !/^[^*/]+\.\*$/.test(pattern));
}

/** What is wrong with `path` for another file beside `files`; undefined when it can be added. */
export function findNameProblem(
  path: string,
  files: readonly Named[],
  { submit }: Patterns,
): NameProblem | undefined {
  if (path === '') return 'empty';
  if (findPathProblem(path) !== undefined) return 'invalid';
  if (!matchesSubmitPattern(path, submit)) return 'not-accepted';
  const folded = foldPath(path);
  const isInTheWay = (other: Named) => {
    const known = foldPath(other.path);
    // A folder and a file cannot share a name.
    return known === folded || known.startsWith(`${folded}/`) || folded.startsWith(`${known}/`);
  };
  if (files.some(isInTheWay)) return 'taken';
  return files.length >= MAX_SOURCE_FILES ? 'too-many' : undefined;
}

export const withFile = (files: readonly SourceFile[], path: string): SourceFile[] => [
  ...files,
  { path, content: '' },
];

export const withRenamed = (files: readonly SourceFile[], from: string, to: string): SourceFile[] =>
  files.map((file) => (file.path === from ? { ...file, path: to } : file));

export const withoutFile = (files: readonly SourceFile[], path: string): SourceFile[] =>
  files.filter((file) => file.path !== path);
