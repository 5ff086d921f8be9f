import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  createTrustedCache,
  loadFolder,
  recordChallenge,
  recordingIds,
  type LoadedChallenge,
} from '@hone/grading';
import { listenForStop } from '../listen-for-stop.js';
import { EXIT, UsageError, type Output } from '../output.js';
import type { OpenSandbox } from '../sandbox.js';

export interface RecordFlags {
  /** Ids of what is recorded; all when absent. */
  readonly only?: readonly string[];
  readonly parallel?: number;
}

/** `hone record`: makes the recordings that a challenge shows, and stores them in its folder. */
export async function record(
  folder: string,
  { only, parallel = 1 }: RecordFlags,
  openSandbox: OpenSandbox,
  output: Output,
): Promise<number> {
  const challenge = await load(folder);
  const ids = chooseIds(challenge, only);
  const stop = listenForStop();
  const sandbox = await openSandbox();
  const recorded: Recorded[] = [];
  const failed: { id: string; why: string }[] = [];
  try {
    const recordOne = async (id: string): Promise<void> => {
      output.note(`Recording ${id}…`);
      const options = { sandbox, cache: createTrustedCache(), signal: stop.signal };
      recorded.push(await keep(folder, id, await recordChallenge(challenge, id, options), output));
    };
    const left = ids.values();
    // Finished recordings stay, even when the next one fails.
    const lane = async (): Promise<void> => {
      for (const id of left)
        await recordOne(id).catch((error: unknown) => {
          stop.signal.throwIfAborted();
          failed.push({ id, why: reasonOf(error) });
          output.note(`Not recorded: ${reasonOf(error)}`);
        });
    };
    await Promise.all(Array.from({ length: parallel }, lane));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    stop.forget();
    await sandbox.close();
  }
  output.result({ recorded, failed }, `Recorded ${recorded.length} of ${ids.length}.`);
  if (stop.signal.aborted) return EXIT.stopped;
  return failed.length === 0 ? EXIT.ok : EXIT.findings;
}

interface Recorded {
  readonly id: string;
  readonly path: string;
  readonly about: string;
}

async function keep(
  folder: string,
  id: string,
  { path, content, about }: Awaited<ReturnType<typeof recordChallenge>>,
  output: Output,
): Promise<Recorded> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
  output.note(`${path}: ${content.length} bytes; ${about}`);
  return { id, path, about };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function load(folder: string): Promise<LoadedChallenge> {
  const loaded = await loadFolder(folder);
  if (loaded.ok) return loaded.challenge;
  throw new UsageError('REQUEST_INVALID', [...loaded.findings]);
}

function chooseIds(challenge: LoadedChallenge, only: readonly string[] | undefined): readonly string[] {
  const all = recordingIds(challenge);
  if (all.length === 0)
    throw new UsageError('REQUEST_INVALID', [
      { path: 'challenge-dir', message: 'this challenge records nothing' },
    ]);
  const unknown = only?.find((id) => !all.includes(id));
  if (unknown !== undefined)
    throw new UsageError('REQUEST_INVALID', [
      { path: 'only', message: `"${unknown}" is not recorded here; choose ${all.join(', ')}` },
    ]);
  return only ?? all;
}
