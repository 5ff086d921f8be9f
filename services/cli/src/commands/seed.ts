import { basename, join } from 'node:path';
import { listChallengeFolders, loadFolder, TRACKS_FOLDER } from '@hone/grading';
import { packArchive } from '@hone/kit/package-archive';
import pLimit from 'p-limit';
import { z } from 'zod';
import { EXIT, UsageError, type Output } from '../output.js';
import type { ApiTarget } from './api-target.js';
import { describeSeededTracks, seedTracks } from './seed-tracks.js';

const storedSchema = z.object({
  slug: z.string(),
  version: z.number(),
  digest: z.string(),
  created: z.boolean(),
});

type Seeded = { slug: string; version: number; created: boolean } | { slug: string; error: string };

/**
 * `hone seed`: publishes challenge folders, and the tracks, to the catalogue of a running api; unchanged challenges keep
 * their version.
 */
export async function seed(
  folders: readonly string[],
  root: string,
  target: ApiTarget,
  output: Output,
): Promise<number> {
  const all = folders.length > 0 ? folders : await everything(join(root, 'challenges'));
  const isTracks = (folder: string) => basename(folder) === TRACKS_FOLDER;
  const seeded = await seedFolders(
    all.filter((folder) => !isTracks(folder)),
    target,
  );
  const tracksFolder = all.find(isTracks);
  const tracks = tracksFolder === undefined ? undefined : await seedTracks(tracksFolder, target);
  const ok = !seeded.some((item) => 'error' in item) && (tracks?.findings ?? []).length === 0;
  const lines = [...seeded.map(describe), ...(tracks === undefined ? [] : describeSeededTracks(tracks))];
  output.result({ ok, challenges: seeded, ...(tracks === undefined ? {} : { tracks }) }, lines.join('\n'));
  return ok ? EXIT.ok : EXIT.findings;
}

async function everything(base: string): Promise<string[]> {
  return [...(await listChallengeFolders(base)), TRACKS_FOLDER].map((name) => join(base, name));
}

/** While one is read here, the api checks others. */
const AT_ONCE = 4;

/** Publishes challenge folders concurrently; failures are in the result, which keeps their order. */
export async function seedFolders(folders: readonly string[], target: ApiTarget): Promise<Seeded[]> {
  if (target.operatorToken === undefined)
    throw new UsageError('AUTH_REQUIRED', [
      { path: 'HONE_OPERATOR_TOKEN', message: 'is not set; use the operator token of the api' },
    ]);
  return pLimit(AT_ONCE).map(folders, (folder) => seedOne(folder, target));
}

async function seedOne(folder: string, target: ApiTarget): Promise<Seeded> {
  const loaded = await loadFolder(folder);
  if (!loaded.ok) {
    return {
      slug: folder,
      error: loaded.findings.map((finding) => `${finding.path}: ${finding.message}`).join('; '),
    };
  }
  const { slug, files } = loaded.challenge.pack;
  const response = await fetch(new URL('/api/v1/internal/packages', target.apiUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/gzip', authorization: `Bearer ${target.operatorToken ?? ''}` },
    body: packArchive(files).archive as Uint8Array<ArrayBuffer>,
  });
  if (!response.ok)
    return { slug, error: `the api answered ${response.status}: ${(await response.text()).slice(0, 500)}` };
  const stored = storedSchema.parse(await response.json());
  return { slug, version: stored.version, created: stored.created };
}

const describe = (item: Seeded): string =>
  'error' in item
    ? `failed     ${item.slug}: ${item.error}`
    : `${item.created ? 'added     ' : 'unchanged '} ${item.slug} version ${item.version}`;
