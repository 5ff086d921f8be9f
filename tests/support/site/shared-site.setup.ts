import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { TOGETHER } from '../../runner/plan.mjs';
import { eventually } from '../eventually.js';
import { forgetKeys } from '../servers/redis-keys.js';
import { noteOf, pidsOf, SHARED_SITE_FOLDER, startSharedSite, type NotedSite } from './shared-site.js';
import { openMongo } from '../../../services/api/src/storage/mongo-database.js';

const STOP_MS = 20_000;

let starting: Promise<void> | undefined;

/**
 * Before the first test: sets the folder where its processes meet. A run of all that share the site starts it at once,
 * alongside files that need none; any other run may not need it.
 */
export function setup({ name }: TestProject): void {
  const folder = (process.env[SHARED_SITE_FOLDER] ??= mkdtempSync(join(tmpdir(), 'hone-shared-site-')));
  if (name === TOGETHER) starting = startSharedSite(folder);
}

/** After the last test: ends the site, if one of them has started it, once for all projects. */
export async function teardown(): Promise<void> {
  const folder = process.env[SHARED_SITE_FOLDER];
  if (folder === undefined) return;
  delete process.env[SHARED_SITE_FOLDER];
  await starting;
  await endProcesses(folder);
  await forgetData(folder);
  rmSync(folder, { recursive: true });
}

async function endProcesses(folder: string): Promise<void> {
  if (!existsSync(pidsOf(folder))) return;
  // The worker was started last and ends first.
  const pids = readFileSync(pidsOf(folder), 'utf8').trim().split('\n').map(Number).reverse();
  for (const pid of pids) {
    signal(pid, 'SIGTERM');
    await eventually(
      () => signal(pid, 0),
      (runs) => !runs,
      STOP_MS,
    ).catch(() => signal(pid, 'SIGKILL'));
  }
}

/** Whether there was a process to signal. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function forgetData(folder: string): Promise<void> {
  if (!existsSync(noteOf(folder))) return;
  const { redisUrl, mongoUrl, prefix } = JSON.parse(readFileSync(noteOf(folder), 'utf8')) as NotedSite;
  await forgetKeys(redisUrl, prefix);
  const mongo = openMongo(mongoUrl);
  await mongo.database.dropDatabase();
  await mongo.close();
}
