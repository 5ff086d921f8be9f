import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { languageSchema, slugSchema, sourceFileSchema, variantIdSchema } from '@hone/contracts';
import { z } from 'zod';
import { parseJson } from '../parse-json.js';
import { LearnerError, NOTHING_SENT } from './learner-error.js';

/** Data of `hone pull` about a folder. */
export const FOLDER_FILE = '.hone-challenge.json';

const folderFileSchema = z.object({
  v: z.literal(1),
  /** Origin of the site. */
  site: z.string(),
  challenge: slugSchema,
  version: z.number(),
  language: languageSchema,
  variant: variantIdSchema.optional(),
  /** Patterns of the files that may be submitted. */
  submit: z.array(z.string()),
  /** Paths of the starter code. */
  starter: z.array(sourceFileSchema.shape.path),
  /** Digest of every pulled file, by path. */
  pulled: z.record(z.string(), z.string()),
});
export type FolderFile = z.infer<typeof folderFileSchema>;

/** A folder that `hone pull` made. */
export interface ChallengeFolder extends FolderFile {
  readonly path: string;
}

/** Digest of a file's content. */
export const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Data about a folder; undefined when it is no challenge folder. */
export async function findFolder(path: string): Promise<ChallengeFolder | undefined> {
  const text = await readFile(join(path, FOLDER_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = folderFileSchema.safeParse(parseJson(text));
  if (parsed.success) return { ...parsed.data, path };
  throw new LearnerError('FOLDER_UNREADABLE', {
    happened: `${join(path, FOLDER_FILE)} is damaged, or was made by a newer version of hone.`,
    kept: NOTHING_SENT,
    next: 'Pull the challenge into another folder with --dir, and copy your files there.',
  });
}

/** The challenge folder at a path, or the nearest one above it. */
export async function getFolder(start: string): Promise<ChallengeFolder> {
  for (let path = resolve(start); ; path = dirname(path)) {
    const found = await findFolder(path);
    if (found !== undefined) return found;
    if (path === dirname(path)) break;
  }
  throw new LearnerError('FOLDER_NONE', {
    happened: `${resolve(start)} is not a challenge folder.`,
    kept: NOTHING_SENT,
    next: 'Run: hone pull <challenge> --language <language>, then change into its folder.',
  });
}

/** Writes one of hone's own files atomically. */
export async function writeOwnFile(folder: string, name: string, value: object): Promise<void> {
  const fresh = join(folder, `${name}.new`);
  await writeFile(fresh, `${JSON.stringify(value, undefined, 2)}\n`);
  await rename(fresh, join(folder, name));
}

export const writeFolderFile = (folder: string, file: FolderFile): Promise<void> =>
  writeOwnFile(folder, FOLDER_FILE, file);
