import { createHash } from 'node:crypto';

const OWNER = /^sitting-([0-9a-z]+)$/;

/** The owner of drafts, submissions and variants of a sitting; no account has such an id. */
export const ownerOfSitting = (sitting: string): string => `sitting-${sitting}`;

/** The sitting that an owner stands for; undefined for people. */
export const sittingOfOwner = (owner: string): string | undefined => OWNER.exec(owner)?.[1];

const TIME_LENGTH = 9;
const REST_LENGTH = 16;

/**
 * Id of the submission that the server hands in when a sitting has ended: the same however often it tries, and
 * sorted by time like any other.
 */
export function finalSubmissionId(sitting: string, item: string, finishedAt: number): string {
  const digest = createHash('sha256').update(`${sitting} ${item}`).digest('hex');
  const rest = BigInt(`0x${digest}`).toString(36).slice(0, REST_LENGTH);
  return finishedAt.toString(36).padStart(TIME_LENGTH, '0') + rest;
}
