import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findPathProblem, type SourceFile } from '@hone/contracts';
import { digestOf, FOLDER_FILE } from './folder.js';
import { LearnerError } from './learner-error.js';

/** A file of a site, and the current file at its path. */
export interface PlannedFile extends SourceFile {
  readonly state: 'new' | 'same' | 'untouched' | 'changed';
}

/** A site must not write outside the folder: its paths are checked like those of learners. */
function assertInside(path: string): void {
  const problem = path === FOLDER_FILE ? 'it is a file of hone' : findPathProblem(path);
  if (problem === undefined) return;
  throw new LearnerError('PULL_PATH_REFUSED', {
    happened: `The site sent a file with the path ${JSON.stringify(path)}, which is not safe: ${problem}.`,
    kept: 'Nothing was written.',
    next: 'Report this to the administrator of the site.',
  });
}

/** Compares files of a site with a folder, and writes nothing. `pulled`: their digests at the last pull. */
export async function planWrites(
  folder: string,
  files: readonly SourceFile[],
  pulled: Readonly<Record<string, string>>,
): Promise<PlannedFile[]> {
  const planned: PlannedFile[] = [];
  for (const file of files) {
    assertInside(file.path);
    await assertNoLinks(folder, file.path);
    planned.push({ ...file, state: await stateOf(join(folder, file.path), file, pulled[file.path]) });
  }
  return planned;
}

async function stateOf(
  path: string,
  { content }: SourceFile,
  pulled: string | undefined,
): Promise<PlannedFile['state']> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (bytes === undefined) return 'new';
  const digest = digestOf(bytes);
  if (digest === digestOf(content)) return 'same';
  return digest === pulled ? 'untouched' : 'changed';
}

/** Following a link could overwrite a file elsewhere. */
async function assertNoLinks(folder: string, path: string): Promise<void> {
  let place = folder;
  for (const segment of path.split('/')) {
    place = join(place, segment);
    const info = await lstat(place).catch(() => undefined);
    if (info === undefined) return;
    const isLast = place === join(folder, path);
    if (info.isSymbolicLink() || (isLast ? !info.isFile() : !info.isDirectory()))
      throw new LearnerError('PULL_PATH_TAKEN', {
        happened: `${place} is a link or a special file.`,
        kept: 'Nothing was written.',
        next: 'Move it away, or pull into another folder with --dir.',
      });
  }
}

/** Writes new and changed files. */
export async function writePlanned(folder: string, planned: readonly PlannedFile[]): Promise<void> {
  for (const { path, content, state } of planned) {
    if (state === 'same') continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
