import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  appendFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.js';
import { EVERYTHING } from '../everything.js';
import { seedChallenges } from './seed-challenges.js';
import { ALL_RUNTIMES, startSite, type RunningSite } from './site.js';

/** Names the folder in which the processes of a test run find their shared site; `shared-site.setup.ts` sets it. */
export const SHARED_SITE_FOLDER = 'HONE_TEST_SITE_FOLDER';
const START_MS = 240_000;
/** A nightly run grades every solution, and most of them wait: two at once would leave the cores mostly idle. */
const NIGHTLY_SLOTS = process.env['HONE_TEST_SLOTS'] ?? '3';

/** The record of a shared site, for its users and for the process that ends it. */
export interface NotedSite {
  readonly url: string;
  readonly operatorToken: string;
  readonly redisUrl: string;
  readonly mongoUrl: string;
  readonly prefix: string;
}

export const noteOf = (folder: string): string => join(folder, 'site.json');
/** One process id per line, written when each process starts. */
export const pidsOf = (folder: string): string => join(folder, 'pids');
const failureOf = (folder: string): string => join(folder, 'failure');

/**
 * The one Hone that all tests of a run share: every challenge, without speed measurement, every runtime, one worker.
 * The first test that asks starts it. Each test creates separate accounts or guests, changes no challenge of the
 * catalogue, and neither stops nor starts the site's processes.
 */
export async function sharedSite(): Promise<RunningSite> {
  const folder = process.env[SHARED_SITE_FOLDER];
  if (folder === undefined)
    throw new Error(`${SHARED_SITE_FOLDER} is not set: run tests with tests/vitest.config.js`);
  await startSharedSite(folder);
  await eventually(() => existsSync(noteOf(folder)) || existsSync(failureOf(folder)), Boolean, START_MS);
  if (existsSync(failureOf(folder))) throw new Error(readFileSync(failureOf(folder), 'utf8'));
  const { url, operatorToken, mongoUrl } = JSON.parse(readFileSync(noteOf(folder), 'utf8')) as NotedSite;
  return {
    url,
    operatorToken,
    mongoUrl,
    seed: (challenges) => seedChallenges(url, operatorToken, { challenges }),
  };
}

/** Starts it, unless another process has begun to; every caller gets a failure. */
export async function startSharedSite(folder: string): Promise<void> {
  if (claim(folder)) await begin(folder);
}

/** Whether this process is the one that starts the site. */
function claim(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'claimed'));
    return true;
  } catch {
    return false;
  }
}

async function begin(folder: string): Promise<void> {
  try {
    const { url, operatorToken, redisUrl, mongoUrl, prefix } = await startSite({
      runtimes: ALL_RUNTIMES,
      env: EVERYTHING ? { HONE_WORKER_SLOTS: NIGHTLY_SLOTS } : {},
      onStart: (pid) => appendFileSync(pidsOf(folder), `${pid}\n`),
    });
    const note: NotedSite = { url, operatorToken, redisUrl, mongoUrl, prefix };
    writeFileSync(`${noteOf(folder)}.new`, JSON.stringify(note), { mode: 0o600 });
    renameSync(`${noteOf(folder)}.new`, noteOf(folder));
  } catch (error) {
    writeFileSync(failureOf(folder), `the shared site did not start: ${String(error)}`);
    rmSync(`${noteOf(folder)}.new`, { force: true });
  }
}
