import type { Draft } from '@hone/contracts';
import { isoTime } from '@hone/kit';
import type { DraftRecord } from './repository.js';

/** A draft as its owner sees it. */
export function presentDraft({ language, files, revision, savedAt }: DraftRecord): Draft {
  return { language, files, revision, savedAt: isoTime(savedAt) };
}
