import { loadFiles, type LoadedChallenge } from '@hone/grading';

/** A challenge from the texts of its files, by path; throws what is wrong with them. */
export function loadTexts(files: Readonly<Record<string, string>>): LoadedChallenge {
  const loaded = loadFiles(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return loaded.challenge;
}
