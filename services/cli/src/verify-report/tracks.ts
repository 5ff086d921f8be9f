import { dirname } from 'node:path';
import { listChallengeFolders, loadTracks, type LoadedTracks } from '@hone/grading';
import type { Paint } from '../screen/paint.js';

export interface TracksReport {
  readonly path: string;
  readonly ok: boolean;
  /** Slugs of the tracks that were read. */
  readonly slugs: readonly string[];
  readonly findings: LoadedTracks['findings'];
}

/** Verifies the tracks of a folder against the challenges next to it. */
export async function verifyTracks(folder: string): Promise<TracksReport> {
  const known = new Set(await listChallengeFolders(dirname(folder)));
  const { tracks, findings } = await loadTracks(folder, known);
  return { path: folder, ok: findings.length === 0, slugs: tracks.map(({ slug }) => slug), findings };
}

/** The report of the tracks as text. */
export function describeTracks({ ok, slugs, findings }: TracksReport, paint: Paint): string {
  const outcome = ok ? paint('good', 'clean') : paint('bad', 'FINDINGS');
  const head = `${outcome} ${paint('strong', 'tracks')}: ${slugs.length} read`;
  const lines = findings.map(
    ({ code, path, message }) => `${paint('bad', 'error')} ${code} ${paint('strong', path)}: ${message}`,
  );
  return [head, ...lines].join('\n');
}
