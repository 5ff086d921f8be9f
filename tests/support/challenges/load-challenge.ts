import { loadFiles, loadFolder, type LoadedChallenge } from '@hone/grading';

/** A challenge from the texts of its files, by path; throws their errors. */
export function loadTexts(files: Readonly<Record<string, string>>): LoadedChallenge {
  const loaded = loadFiles(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return loaded.challenge;
}

/** A challenge from its folder; throws its errors. */
export async function loadFolderOrThrow(folder: string): Promise<LoadedChallenge> {
  const loaded = await loadFolder(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return loaded.challenge;
}
