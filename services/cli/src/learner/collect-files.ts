import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findSourceProblems,
  MAX_SOURCE_BYTES,
  MAX_SOURCE_FILES,
  matchesSubmitPattern,
  type SourceFile,
} from '@hone/contracts';
import type { ChallengeFolder } from './folder.js';
import { FIX_AND_REPEAT, LearnerError, NOTHING_SENT } from './learner-error.js';

/** Files to send, and what was adapted on the way. */
export interface Collected {
  readonly files: readonly SourceFile[];
  /** A sentence for each file that is sent differently from how it is stored. */
  readonly notes: readonly string[];
}

/** Folders of tools; hidden ones are left out as well. */
const TOOL_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '__pycache__', 'target', 'samples']);
/** Entries to look at; a folder with more is not the folder of a challenge. */
const MOST_ENTRIES = 5_000;

/** Reads the files of a folder that the challenge accepts. */
export async function collectFiles(folder: ChallengeFolder): Promise<Collected> {
  const paths = await findPaths(folder);
  const files: SourceFile[] = [];
  const notes: string[] = [];
  for (const path of paths.sort()) {
    const { content, note } = await readSource(folder.path, path);
    files.push({ path, content });
    if (note !== undefined) notes.push(note);
  }
  if (files.length === 0) throw nothingToSend(folder);
  const problems = findSourceProblems(files, folder.submit, folder.starter);
  if (problems.length > 0) throw rejectedFiles(files, problems);
  return { files, notes };
}

async function findPaths(folder: ChallengeFolder): Promise<string[]> {
  const own = new Set(Object.keys(folder.pulled).filter((path) => !folder.starter.includes(path)));
  const isWanted = (path: string) => !own.has(path) && matchesSubmitPattern(path, folder.submit);
  const paths: string[] = [];
  let seen = 0;
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder.path, below), { withFileTypes: true })) {
      if (++seen > MOST_ENTRIES) throw tooLarge(folder, `it has more than ${MOST_ENTRIES} entries`);
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        if (!TOOL_FOLDERS.has(entry.name)) await walk(path);
      } else if (isWanted(path)) {
        if (!entry.isFile()) throw notRegular(path);
        paths.push(path);
        if (paths.length > MAX_SOURCE_FILES)
          throw tooLarge(
            folder,
            `more than ${MAX_SOURCE_FILES} of its files match ${folder.submit.join(', ')}`,
          );
      }
    }
  };
  await walk('');
  return paths;
}

const BYTE_ORDER_MARK = '\ufeff';

async function readSource(
  folder: string,
  path: string,
): Promise<{ readonly content: string; readonly note?: string }> {
  const place = join(folder, path);
  if ((await stat(place)).size > MAX_SOURCE_BYTES)
    throw badFile(path, `is larger than ${MAX_SOURCE_BYTES} bytes`);
  const text = decode(path, await readFile(place));
  const hasMark = text.startsWith(BYTE_ORDER_MARK);
  const content = text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const adapted = [
    ...(hasMark ? ['without its byte order mark'] : []),
    ...(text.includes('\r\n') ? ['with Unix line endings'] : []),
  ];
  if (adapted.length === 0) return { content };
  return { content, note: `${path} is sent ${adapted.join(' and ')}; your file is unchanged.` };
}

function decode(path: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw badFile(path, 'is UTF-16; save it as UTF-8');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Below.
  }
  throw badFile(path, 'is binary, not UTF-8 text; move it out of this folder or save it as text');
}

const badFile = (path: string, message: string): LearnerError =>
  new LearnerError(
    'FILE_REFUSED',
    { happened: 'A file cannot be sent:', kept: NOTHING_SENT, next: FIX_AND_REPEAT },
    { errors: [{ path, message }] },
  );

const notRegular = (path: string): LearnerError =>
  badFile(path, 'is a link or a special file; put the file itself here');

const tooLarge = ({ path }: ChallengeFolder, why: string): LearnerError =>
  new LearnerError('FOLDER_TOO_LARGE', {
    happened: `${path} is too large: ${why}.`,
    kept: NOTHING_SENT,
    next: 'Move what does not belong to your solution out of this folder.',
  });

const nothingToSend = ({ path, submit }: ChallengeFolder): LearnerError =>
  new LearnerError('FILE_NONE', {
    happened: `No file in ${path} matches ${submit.join(', ')}.`,
    kept: NOTHING_SENT,
    next: 'Put your solution there; hone pull restores the starter.',
  });

/** The api names fields by number; a learner knows their files by name. */
function rejectedFiles(
  files: readonly SourceFile[],
  problems: readonly { readonly code: string; readonly path: string; readonly message: string }[],
): LearnerError {
  const nameOf = (field: string): string => {
    const index = /^files\.(\d+)\./.exec(field)?.[1];
    return index === undefined ? field : (files[Number(index)]?.path ?? field);
  };
  return new LearnerError(
    problems[0]?.code ?? 'FILE_REFUSED',
    { happened: 'Your files cannot be sent:', kept: NOTHING_SENT, next: FIX_AND_REPEAT },
    { errors: problems.map(({ path, message }) => ({ path: nameOf(path), message })) },
  );
}
