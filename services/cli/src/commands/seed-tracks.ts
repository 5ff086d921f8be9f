import { dirname } from 'node:path';
import { listChallengeFolders, loadTracks, type LoadedTracks } from '@hone/grading';
import type { ApiTarget } from './api-target.js';

interface SeededTracks {
  /** Slugs of the published tracks; none if a file has a finding. */
  readonly slugs: readonly string[];
  readonly findings: LoadedTracks['findings'];
}

/** Replaces the tracks of a running api with those of a folder, unless one of its files has a finding. */
export async function seedTracks(folder: string, target: ApiTarget): Promise<SeededTracks> {
  const known = new Set(await listChallengeFolders(dirname(folder)));
  const { tracks, findings } = await loadTracks(folder, known);
  if (findings.length > 0) return { slugs: [], findings };
  const response = await fetch(new URL('/api/v1/internal/tracks', target.apiUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${target.operatorToken ?? ''}` },
    body: JSON.stringify({ tracks }),
  });
  if (!response.ok) throw new Error(`the api rejected the tracks (${response.status}); they are unchanged`);
  return { slugs: tracks.map(({ slug }) => slug), findings };
}

/** Lines about published tracks. */
export function describeSeededTracks({ slugs, findings }: SeededTracks): string[] {
  if (findings.length > 0)
    return findings.map(({ path, message }) => `failed     tracks/${path}: ${message}; tracks are unchanged`);
  return [`published  ${slugs.length} tracks`];
}
