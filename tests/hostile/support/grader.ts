import { fileURLToPath } from 'node:url';
import type { Check, Judgement, SourceFile } from '@hone/contracts';
import type { Sandbox } from '@hone/contracts/sandbox';
import {
  createTrustedCache,
  gradeSubmission,
  loadFiles,
  readFolder,
  type LoadedChallenge,
} from '@hone/grading';

const FOLDER = fileURLToPath(new URL('../challenge', import.meta.url));

export interface GradeOrder {
  readonly language: string;
  readonly files: readonly SourceFile[];
  readonly mode: 'run' | 'submit';
  readonly seed?: string;
}

/** A judgement, and everything that a learner gets to see on the way, as one text. */
export interface LearnerView {
  readonly judgement: Judgement;
  readonly everything: string;
}

/** The challenge of this suite with some of its files replaced, added, or (undefined) removed. */
export async function hostileChallenge(
  changes: Readonly<Record<string, string | undefined>> = {},
  { checker }: { readonly checker?: string } = {},
): Promise<LoadedChallenge> {
  const { files: original } = await readFolder(FOLDER);
  const files = new Map(original);
  if (checker !== undefined) {
    const manifest = Buffer.from(files.get('challenge.yml') ?? '').toString('utf8');
    files.set('challenge.yml', Buffer.from(manifest.replace(/checker: \{.*\}/, `checker: ${checker}`)));
  }
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) files.delete(path);
    else files.set(path, Buffer.from(content));
  }
  const loaded = loadFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return loaded.challenge;
}

/** Grades submissions of one challenge as a worker would. Rejects for a platform fault. */
export function createGrader(sandbox: Sandbox, challenge: LoadedChallenge) {
  const cache = createTrustedCache();
  return async ({ language, files, mode, seed = 'a1' }: GradeOrder): Promise<LearnerView> => {
    const events: unknown[] = [];
    const { judgement, close } = await gradeSubmission({
      challenge,
      order: { language, files, mode, seed },
      sandbox,
      cache,
      signal: new AbortController().signal,
      onEvent: (event) => void events.push(event),
    });
    await close();
    const { reveals: _forThisSubmissionOnly, ...shown } = judgement;
    return { judgement, everything: JSON.stringify([events, shown]) };
  };
}

/** The part of the answer to the sample that the learner sees. */
export function sampleAnswer({ judgement }: LearnerView): string {
  const evidence = judgement.checks.find(({ id }) => id === 'sample-two')?.evidence;
  if (evidence?.type === 'output') return evidence.stdout;
  if (evidence?.type === 'diff') return evidence.actual;
  throw new Error('the sample shows no answer');
}

/** The check with the given id; throws when there is none. */
export function checkOf({ judgement }: LearnerView, id: string): Check {
  const check = judgement.checks.find((each) => each.id === id);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check;
}
