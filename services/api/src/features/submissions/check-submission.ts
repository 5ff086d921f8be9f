import { findMainFile, findSourceProblems, type SubmitBody } from '@hone/contracts';
import { AppError } from '@hone/kit';
import type { ChallengeContent, ChallengeVersion } from '../challenges/repository.js';

/** A challenge as a submission is checked against it. */
export interface CheckedAgainst {
  readonly challenge: ChallengeVersion;
  readonly content: ChallengeContent;
  /** Offered here and now. */
  readonly languages: readonly string[];
}

const NO_WORKER_RETRY_SECONDS = 5;

/** Throws the error that names every field of a submission that this challenge does not take. */
export function checkSubmission(body: SubmitBody, { challenge, content, languages }: CheckedAgainst): void {
  if (languages.length === 0 && Object.hasOwn(challenge.runtimes, body.language)) {
    const detail = `No worker can grade ${body.language} at present. Your work is kept; send it again in a moment.`;
    throw new AppError('SERVICE_UNAVAILABLE', { detail, retryAfterSeconds: NO_WORKER_RETRY_SECONDS });
  }
  if (!languages.includes(body.language)) {
    const message = `${body.language} is not offered; offered: ${languages.join(', ') || 'none at present'}`;
    throw new AppError('LANGUAGE_NOT_OFFERED', { errors: [{ path: 'language', message }] });
  }
  const problems = findSourceProblems(body.files, challenge.submit);
  const [first] = problems;
  if (first !== undefined) {
    const errors = problems.map(({ path, message }) => ({ path, message }));
    throw new AppError(first.code, { errors });
  }
  const starter = content.starter[body.language] ?? [];
  checkEntry(body, new Set([...starter, ...body.files].map((file) => file.path)));
  checkInput(body, challenge);
}

/** The main file is `entry`, else the one that grading finds too. */
function checkEntry(body: SubmitBody, tree: ReadonlySet<string>): void {
  const sent = body.files.map((file) => file.path);
  const entry = body.entry ?? findMainFile(body.language, sent, [...tree]);
  if (entry !== undefined && tree.has(entry)) return;
  const message =
    entry === undefined ? 'name the main file in entry' : `${entry} is not among the files and the starter`;
  throw new AppError('FILE_PATH_REFUSED', { errors: [{ path: 'entry', message }] });
}

function checkInput(body: SubmitBody, challenge: ChallengeVersion): void {
  if (body.input === undefined) return;
  const refuse = (message: string) =>
    new AppError('REQUEST_INVALID', { errors: [{ path: 'input', message }] });
  if (challenge.customInput === undefined) throw refuse('this challenge takes no input');
  if (Buffer.byteLength(body.input) > challenge.customInput.maxBytes)
    throw refuse(`at most ${challenge.customInput.maxBytes} bytes are taken`);
}
