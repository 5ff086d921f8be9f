import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PackageFinding } from '@hone/contracts/kind';
import { trackFileSchema, type TrackFile } from '@hone/contracts/practice';
import { errorFinding } from '../package/error-finding.js';
import { findNearest } from '../package/nearest.js';
import { parseYaml } from '../package/parse-yaml.js';

/** The folder of `challenges/` with the tracks instead of a challenge. */
export const TRACKS_FOLDER = 'tracks';

export interface LoadedTracks {
  readonly tracks: readonly TrackFile[];
  readonly findings: readonly PackageFinding[];
}

const MAX_TRACK_BYTES = 64 * 1024;

/**
 * Reads the tracks of a folder. `known` are the slugs of all challenges: a track that names another one is a finding. An
 * absent folder has no tracks.
 */
export async function loadTracks(folder: string, known: ReadonlySet<string>): Promise<LoadedTracks> {
  const files = new Map<string, Uint8Array>();
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfAbsent);
  const findings: PackageFinding[] = [];
  for (const entry of entries) {
    if (entry.isFile() && entry.name.endsWith('.yml'))
      files.set(entry.name, await readFile(join(folder, entry.name)));
    else
      findings.push(
        errorFinding('TRACK_ODD_FILE', entry.name, 'only .yml files may be in the tracks folder'),
      );
  }
  const parsed = parseTracks(files, known);
  return { tracks: parsed.tracks, findings: [...findings, ...parsed.findings] };
}

/** The slugs of the challenges in a folder: its subfolders except that of the tracks. */
export async function listChallengeFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== TRACKS_FOLDER)
    .map(({ name }) => name)
    .sort();
}

/** Parses track files by name; the tracks are in the order in which they are shown. */
export function parseTracks(
  files: ReadonlyMap<string, Uint8Array>,
  known: ReadonlySet<string>,
): LoadedTracks {
  const tracks: TrackFile[] = [];
  const findings: PackageFinding[] = [];
  for (const [name, bytes] of files) {
    const parsed = parseTrack(name, bytes);
    if (!parsed.ok) findings.push(...parsed.findings);
    else {
      findings.push(...inspectTrack(name, parsed.value, known));
      tracks.push(parsed.value);
    }
  }
  tracks.sort((one, other) => one.order - other.order || (one.slug < other.slug ? -1 : 1));
  return { tracks, findings };
}

function parseTrack(name: string, bytes: Uint8Array): ReturnType<typeof parseYaml<TrackFile>> {
  const refuse = (code: string, message: string) => ({
    ok: false as const,
    findings: [errorFinding(code, name, message)],
  });
  if (bytes.length > MAX_TRACK_BYTES)
    return refuse('TRACK_TOO_LARGE', `${bytes.length} bytes; ${MAX_TRACK_BYTES} are allowed`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parseYaml(name, text, trackFileSchema);
  } catch {
    return refuse('TRACK_ENCODING', 'the file is not valid UTF-8');
  }
}

function inspectTrack(name: string, track: TrackFile, known: ReadonlySet<string>): PackageFinding[] {
  const findings: PackageFinding[] = [];
  if (basename(name, '.yml') !== track.slug)
    findings.push(
      errorFinding('TRACK_NAME', name, `slug is "${track.slug}"; name the file ${track.slug}.yml`),
    );
  const named = new Set(track.challenges.flatMap(({ challenge, after = [] }) => [challenge, ...after]));
  for (const slug of named) {
    if (known.has(slug)) continue;
    const near = findNearest(slug, [...known]);
    const advice = near === undefined ? '' : `; did you mean "${near}"?`;
    findings.push(errorFinding('TRACK_CHALLENGE_UNKNOWN', name, `there is no challenge "${slug}"${advice}`));
  }
  for (const { challenge, after = [] } of track.challenges)
    if (after.includes(challenge))
      findings.push(errorFinding('TRACK_AFTER_ITSELF', name, `"${challenge}" is suggested before itself`));
  return findings;
}

function noneIfAbsent(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
