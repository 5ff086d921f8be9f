import {
  findFixedMain,
  findMainFile,
  findSourceProblems,
  placeInTree,
  type SubmitBody,
} from '@hone/contracts';
import { AppError } from '@hone/kit';
import type { ChallengeContent, ChallengeVersion } from '../challenges/repository.js';

/** A challenge, with the languages that can be graded now. */
export interface CheckedAgainst {
  readonly challenge: ChallengeVersion;
  readonly content: ChallengeContent;
  /** Languages that can be graded now. */
  readonly languages: readonly string[];
}

const NO_WORKER_RETRY_SECONDS = 5;

/** Throws an error with every field of a submission that this challenge does not accept. */
export function checkSubmission(body: SubmitBody, { challenge, content, languages }: CheckedAgainst): void {
  if (languages.length === 0 && Object.hasOwn(challenge.runtimes, body.language)) {
    const detail = `No worker can grade ${body.language} right now. Your work is kept; submit again in a moment.`;
    throw new AppError('SERVICE_UNAVAILABLE', { detail, retryAfterSeconds: NO_WORKER_RETRY_SECONDS });
  }
  if (!languages.includes(body.language)) {
    const message = `${body.language} is not available; choose ${languages.join(', ') || 'again later: none is available now'}`;
    throw new AppError('LANGUAGE_NOT_OFFERED', { errors: [{ path: 'language', message }] });
  }
  const starter = (content.starter[body.language] ?? []).map((file) => file.path);
  const problems = findSourceProblems(body.files, challenge.submit, starter);
  const [first] = problems;
  if (first !== undefined) {
    const errors = problems.map(({ path, message }) => ({ path, message }));
    throw new AppError(first.code, { errors });
  }
  checkEntry(body, starter, challenge.submit);
  checkInput(body, challenge);
}

/**
 * The main file is `entry`, otherwise the file that grading finds by its own rule. A main file of the starter
 * code that cannot be edited is the only choice.
 */
function checkEntry(body: SubmitBody, starter: readonly string[], submit: readonly string[]): void {
  const placeOf = (path: string): string => placeInTree(path, starter, submit);
  const sent = body.files.map((file) => placeOf(file.path));
  const tree = new Set([...starter, ...sent]);
  const fixed = findFixedMain(body.language, starter, submit);
  const named = body.entry === undefined ? undefined : placeOf(body.entry);
  const entry = named ?? fixed ?? findMainFile(body.language, sent, [...tree]);
  const invalidEntry = (message: string) =>
    new AppError('FILE_PATH_REFUSED', { errors: [{ path: 'entry', message }] });
  if (entry === undefined) throw invalidEntry('no main file was found; set entry to its path');
  if (!tree.has(entry)) throw invalidEntry(`${entry} is neither among your files nor in the starter code`);
  if (fixed !== undefined && entry !== fixed)
    throw invalidEntry(`the main file of this challenge is ${fixed}, not ${entry}`);
}

function checkInput(body: SubmitBody, challenge: ChallengeVersion): void {
  if (body.input === undefined) return;
  const invalidInput = (message: string) =>
    new AppError('REQUEST_INVALID', { errors: [{ path: 'input', message }] });
  if (challenge.customInput === undefined) throw invalidInput('this challenge does not accept custom input');
  if (Buffer.byteLength(body.input) > challenge.customInput.maxBytes)
    throw invalidInput(`must be at most ${challenge.customInput.maxBytes} bytes`);
}
