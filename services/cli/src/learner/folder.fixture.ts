import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFolderFile, type ChallengeFolder } from './folder.js';

/** A temporary challenge folder for unit tests. */
export async function makeFolder(changes: Partial<ChallengeFolder> = {}): Promise<ChallengeFolder> {
  const path = await mkdtemp(join(tmpdir(), 'hone-folder-'));
  const file = {
    v: 1 as const,
    site: 'https://hone.example.org',
    challenge: 'busiest-window',
    version: 1,
    language: 'python',
    submit: ['**'],
    starter: [],
    pulled: {},
    ...changes,
  };
  await writeFolderFile(path, file);
  return { ...file, path };
}
