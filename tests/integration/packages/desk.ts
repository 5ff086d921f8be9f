import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Judgement } from '@hone/contracts';
import { openTestSandbox } from '../../support/sandbox/sandbox.js';
import type { Files } from './build.js';
import { gradeFiles, importSmall, inWords, solutionsOf, type Imported } from './grade-imported.js';

export const TIMEOUT_MS = 300_000;

/** Imports and grades in real boxes, from before the first test of a file until after its last. */
export function openDesk() {
  let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
  let root: string;
  beforeAll(async () => {
    sandbox = await openTestSandbox();
    root = await mkdtemp(join(tmpdir(), 'packages-'));
  }, TIMEOUT_MS);
  afterAll(async () => {
    await sandbox.close();
    await rm(root, { recursive: true, force: true });
  }, TIMEOUT_MS);
  const judge = (
    imported: Imported,
    files: Readonly<Record<string, string>>,
    entry?: string,
  ): Promise<Judgement> => gradeFiles(imported, files, sandbox, entry);
  return {
    root: () => root,
    importIt: (name: string, files: Files): Promise<Imported> => importSmall(root, name, files, sandbox),
    judge,
    /** Grades one program as `main.py`; returns the judgement in words. */
    grade: async (imported: Imported, program: string): Promise<string> =>
      inWords(await judge(imported, { 'main.py': program })),
    /** Grades every solution of the package; returns `folder: judgement`. */
    gradeAll: async (imported: Imported): Promise<Record<string, string>> => {
      const graded: Record<string, string> = {};
      for (const [folder, { files, expect: promised }] of solutionsOf(imported)) {
        const { entry } = promised as { entry?: string };
        graded[folder] = inWords(await judge(imported, files, entry));
      }
      return graded;
    },
  };
}
