import { KINDS } from '@hone/kinds';

/** Ids of all challenge kinds. */
export const KIND_IDS: readonly string[] = Object.keys(KINDS);
