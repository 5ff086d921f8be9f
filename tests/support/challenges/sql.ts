import { fileURLToPath } from 'node:url';
import type { Check, EventBody, Judgement } from '@hone/contracts';
import type { Sandbox } from '@hone/contracts/sandbox';
import { createTrustedCache, gradeSubmission, loadFiles, type LoadedChallenge } from '@hone/grading';
import { loadFolderOrThrow } from './load-challenge.js';

const challengeFolder = (slug: string): string =>
  fileURLToPath(new URL(`../../../challenges/${slug}`, import.meta.url));

/** A real SQL challenge, with some of its files replaced. */
export async function sqlChallenge(
  changes: Readonly<Record<string, string>> = {},
  slug = 'quiet-customers',
): Promise<LoadedChallenge> {
  const original = await loadFolderOrThrow(challengeFolder(slug));
  const files = new Map(original.pack.files);
  for (const [path, content] of Object.entries(changes)) files.set(path, Buffer.from(content));
  const loaded = loadFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return loaded.challenge;
}

/** The text of one of the challenge's files. */
export function fileOf(challenge: LoadedChallenge, path: string): string {
  const content = challenge.pack.files.get(path);
  if (content === undefined) throw new Error(`no file ${path}`);
  return Buffer.from(content).toString('utf8');
}

type Graded = Judgement & { readonly events: readonly EventBody[] };

/** Grades queries against one challenge with a separate trusted cache. */
export function createQueryGrader(sandbox: Sandbox, challenge: LoadedChallenge) {
  const grade = createFilesGrader(sandbox, challenge);
  return (query: string, mode: 'run' | 'submit' = 'run', seed = 'a1'): Promise<Graded> =>
    grade({ 'query.sql': query }, mode, seed);
}

/** The same for submissions of several files. */
export function createFilesGrader(sandbox: Sandbox, challenge: LoadedChallenge, language = 'sql') {
  const cache = createTrustedCache();
  return async (
    files: Readonly<Record<string, string>>,
    mode: 'run' | 'submit' = 'run',
    seed = 'a1',
  ): Promise<Graded> => {
    const events: EventBody[] = [];
    const { judgement, close } = await gradeSubmission({
      challenge,
      order: {
        language,
        files: Object.entries(files).map(([path, content]) => ({ path, content })),
        mode,
        seed,
      },
      sandbox,
      cache,
      signal: new AbortController().signal,
      onEvent: (event) => void events.push(event),
    });
    await close();
    return { ...judgement, events };
  };
}

/** The check with the given id; throws when there is none. */
export function checkOf(judgement: Pick<Judgement, 'checks'>, id: string): Check {
  const check = judgement.checks.find((each) => each.id === id);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check;
}
