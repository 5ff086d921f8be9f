import { AppError } from '@hone/kit';
import { COMMON_WORDS } from './common-passwords.js';

/** Letters that people write as digits and signs. `1` is read both ways. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const SHORTEST_PART = 4;
const LONGEST_UNIT = 6;

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
].flatMap((run) => [run, [...run].reverse().join('')]);

const readLeet = (text: string, one: string): string =>
  [...text].map((sign) => (sign === '1' ? one : (LEET[sign] ?? sign))).join('');

const withoutEdges = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** The heart of a password in the ways it may be meant: without digits and signs around it, with digits as letters. */
function heartsOf(lower: string): string[] {
  const bare = withoutEdges(lower);
  const readings = [bare, lower, withoutEdges(lower.replace(/[^\p{L}]+$/u, ''))].flatMap((text) => [
    readLeet(text, 'i'),
    readLeet(text, 'l'),
  ]);
  return [bare, ...readings, ...readings.map(withoutEdges)].map((text) => text.replace(/[^\p{L}]/gu, ''));
}

/** Whether the whole text is one short unit again and again, such as `abcabcabc`. */
function isRepetition(text: string): boolean {
  for (let length = 1; length <= Math.min(LONGEST_UNIT, text.length / 2); length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return true;
  }
  return false;
}

function isCommon(lower: string): boolean {
  // Dates, telephone numbers, counting: digits alone are guessed soon.
  if (/^[\d\s./+-]+$/.test(lower) && lower.length < 16) return true;
  if (isRepetition(lower) || RUNS.some((run) => run.includes(lower))) return true;
  return heartsOf(lower).some(
    (heart) => COMMON_WORDS.has(heart) || RUNS.some((run) => heart.length > 5 && run.includes(heart)),
  );
}

/** Whom a password is for. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/** Why a password is easy to guess; undefined when no rule says so. Compares without regard to case. */
export function findWeakness(password: string, { email, name }: PasswordOwner): string | undefined {
  const lower = password.normalize('NFC').toLowerCase();
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase();
  const parts = [local, ...name.normalize('NFC').toLowerCase().split(/\s+/), name.toLowerCase()];
  if (lower === local || parts.some((part) => part.length >= SHORTEST_PART && lower.includes(part)))
    return 'must not contain your name or the first part of your address';
  return isCommon(lower)
    ? 'is one of the passwords that are guessed first; several words in a row are better'
    : undefined;
}

/** Throws `PASSWORD_WEAK` that names the field. */
export function assertStrong(password: string, owner: PasswordOwner, field: string): void {
  const message = findWeakness(password, owner);
  if (message !== undefined) throw new AppError('PASSWORD_WEAK', { errors: [{ path: field, message }] });
}
