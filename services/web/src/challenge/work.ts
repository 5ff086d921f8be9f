import {
  findNamedMain,
  matchesSubmitPattern,
  placeFiles,
  type ChallengeView,
  type SourceFile,
} from '@hone/contracts';

/** The files of one language in the editor. */
export interface Work {
  readonly language: string;
  readonly files: readonly SourceFile[];
  readonly active: string;
}

type ChallengeFiles = Pick<ChallengeView, 'starter' | 'submit' | 'variant'>;

/** The starter of a language, and the files that the learner's variant shows beside it. */
export function starterOf(challenge: ChallengeFiles, language: string): readonly SourceFile[] {
  return [...(challenge.starter[language] ?? []), ...(challenge.variant?.files ?? [])];
}

/** Whether answers in some language can be graded now; none can while a freshly started site prepares. */
export function isOffered({ languages }: Pick<ChallengeView, 'languages'>): boolean {
  return languages.length > 0;
}

/** Whether there is something to answer: a visitor without a session has no variant yet. */
export function isDrawn({ variant }: Pick<ChallengeView, 'variant'>): boolean {
  return variant !== null;
}

type Writable = Pick<ChallengeView, 'submit' | 'variant'>;

export function isWritable({ submit, variant }: Writable, path: string): boolean {
  const isShown = variant?.files.some((file) => file.path === path) === true;
  return !isShown && matchesSubmitPattern(path, submit);
}

/**
 * Starter files with the draft's changes; files of a draft that are no longer writable are dropped. Those
 * that the challenge names one by one come first, in its order.
 */
function overlay(challenge: ChallengeFiles, language: string, draft: readonly SourceFile[]): SourceFile[] {
  const files = new Map(starterOf(challenge, language).map((file) => [file.path, file]));
  for (const file of placeFiles(draft, [...files.keys()], challenge.submit))
    if (isWritable(challenge, file.path)) files.set(file.path, file);
  const placeOf = ({ path }: SourceFile): number =>
    challenge.submit.includes(path) ? challenge.submit.indexOf(path) : challenge.submit.length;
  return [...files.values()].sort((one, other) => placeOf(one) - placeOf(other));
}

/** The initial work of a page. The active file is the main file, or the first writable one. */
export function openWork(
  challenge: ChallengeFiles,
  language: string,
  draft: readonly SourceFile[] = [],
): Work {
  const files = overlay(challenge, language, draft);
  const writable = files.map(({ path }) => path).filter((path) => isWritable(challenge, path));
  const active = findNamedMain(language, writable) ?? writable[0] ?? files[0]?.path ?? '';
  return { language, files, active };
}

export function editFile(work: Work, path: string, content: string): Work {
  const files = work.files.map((file) => (file.path === path ? { path, content } : file));
  return { ...work, files };
}

export function selectFile(work: Work, path: string): Work {
  return work.files.some((file) => file.path === path) ? { ...work, active: path } : work;
}

/** The files that a submission sends: the writable ones. */
export function filesToSend(work: Work, challenge: Writable): SourceFile[] {
  return work.files.filter((file) => isWritable(challenge, file.path));
}

export function isStarter(work: Work, challenge: ChallengeFiles): boolean {
  const starter = new Map(starterOf(challenge, work.language).map((file) => [file.path, file.content]));
  return (
    work.files.length === starter.size && work.files.every((file) => starter.get(file.path) === file.content)
  );
}
