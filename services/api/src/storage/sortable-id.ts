import { customAlphabet } from 'nanoid';

const TIME_LENGTH = 9;
const random = customAlphabet('0123456789abcdefghijklmnopqrstuvwxyz', 16);

/** An id that sorts by time (milliseconds), followed by 82 random bits. 25 characters of 0-9a-z. */
export function createSortableId(nowMs: number): string {
  return nowMs.toString(36).padStart(TIME_LENGTH, '0') + random();
}
