import type { SubmitBody } from '@hone/contracts';
import type { Output } from '../output.js';
import { collectFiles } from './collect-files.js';
import type { ChallengeFolder } from './folder.js';

export interface WorkFlags {
  readonly entry?: string;
}

/** Reads the files that a folder would submit, and notes which are sent differently from how they are stored. */
export async function readWork(
  folder: ChallengeFolder,
  mode: SubmitBody['mode'],
  { entry }: WorkFlags,
  output: Output,
): Promise<SubmitBody> {
  const { challenge, language, variant } = folder;
  const { files, notes } = await collectFiles(folder);
  for (const note of notes) output.note(note);
  return {
    challenge,
    language,
    mode,
    files: [...files],
    ...(entry === undefined ? {} : { entry }),
    ...(variant === undefined ? {} : { variant }),
  };
}
