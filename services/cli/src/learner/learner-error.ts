import { EXIT } from '../output.js';

/** The three parts of a message about a failure. */
export interface FailureWords {
  readonly happened: string;
  readonly kept: string;
  readonly next: string;
}

/** A failure that the user can do something about. */
export class LearnerError extends Error {
  override readonly name = 'LearnerError';
  readonly code: string;
  readonly exit: number;
  readonly words: FailureWords;
  readonly errors: readonly { path: string; message: string }[];

  constructor(
    code: string,
    words: FailureWords,
    more: { exit?: number; errors?: readonly { path: string; message: string }[] } = {},
  ) {
    super(words.happened);
    this.code = code;
    this.exit = more.exit ?? EXIT.usage;
    this.words = words;
    this.errors = more.errors ?? [];
  }
}

/** What is kept when a command has only read. */
export const NOTHING_SENT = 'Nothing was sent, and your files are unchanged.';

/** What to do about named files or fields. */
export const FIX_AND_REPEAT = 'Fix this, then run the command again.';

/** The text of a failure: a line for each part, and one for each wrong field. */
export function writeFailure({ words, errors }: LearnerError): string {
  const fields = errors.map(({ path, message }) => `  ${path}: ${message}`);
  return [words.happened, ...fields, words.kept, words.next].filter((line) => line !== '').join('\n');
}
