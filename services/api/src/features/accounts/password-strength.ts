import { PASSWORD_MIN } from '@hone/contracts';
import { AppError } from '@hone/kit';

/** Estimated number of guesses of an attacker who tries common passwords, words and patterns first. */
export type CountGuesses = (password: string) => Promise<number>;

const SHORTEST_PART = 4;
/** The guesses that random characters of the minimum length need, at ten per character. */
const FEWEST_GUESSES = 10 ** PASSWORD_MIN;

/** The person that the password is for. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/** Whether a password contains the name or the first part of the address, ignoring case. */
function namesOwner(password: string, { email, name }: PasswordOwner): boolean {
  const lower = password.normalize('NFC').toLowerCase();
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase();
  const parts = [local, ...name.normalize('NFC').toLowerCase().split(/\s+/), name.toLowerCase()];
  return lower === local || parts.some((part) => part.length >= SHORTEST_PART && lower.includes(part));
}

/** Explains why a password is weak and what to do; undefined when it is not. */
export async function findWeakness(
  password: string,
  owner: PasswordOwner,
  countGuesses: CountGuesses,
): Promise<string | undefined> {
  if (namesOwner(password, owner))
    return 'must not contain your name or the first part of your e-mail address';
  const guesses = await countGuesses(password);
  return guesses < FEWEST_GUESSES ? 'is too easy to guess; use several unrelated words' : undefined;
}

/** Throws `PASSWORD_WEAK` with the field. */
export type AssertStrong = (password: string, owner: PasswordOwner, field: string) => Promise<void>;

/** Creates the check that every new password has to pass. */
export function createAssertStrong(countGuesses: CountGuesses): AssertStrong {
  return async (password, owner, field) => {
    const message = await findWeakness(password, owner, countGuesses);
    if (message !== undefined) throw new AppError('PASSWORD_WEAK', { errors: [{ path: field, message }] });
  };
}
