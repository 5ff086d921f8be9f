import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeExpectation, type ChallengeReport } from '@hone/grading';

/**
 * Writes the proposed `expect.yml` of each solution that was not graded as expected; resolves to their paths.
 * The author reviews the diff.
 */
export async function writeExpectations(challenges: readonly ChallengeReport[]): Promise<string[]> {
  const written: string[] = [];
  for (const { path: folder, solutions } of challenges)
    for (const { path, proposed } of solutions) {
      if (proposed === undefined) continue;
      const file = join(folder, path, 'expect.yml');
      await writeFile(file, writeExpectation(await readIfThere(file), proposed));
      written.push(file);
    }
  return written;
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
