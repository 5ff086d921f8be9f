import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubmissionSummary } from '@hone/contracts';
import { CHALLENGES, mixedAnswerOf } from '../../chaos/support/answers.js';
import { eventually } from '../eventually.js';
import { awaitFinished, makeLoadUser, postOnce, type LoadUser } from './load.js';
import { median } from '../median.js';
import { boxesOfProcess } from '../sandbox/sandbox.js';
import { startSite, type Site } from './site.js';
import { endProcess } from './site-processes.js';
import type { SubmitOrder } from './submit.js';

/** A worker's resources when it is idle. */
interface Holdings {
  readonly descriptors: number;
  readonly boxes: number;
}

export interface LeakReport {
  readonly submissions: number;
  /** How many ended in each way. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly before: Holdings;
  readonly after: Holdings;
  /** Anonymous memory of the worker: medians of the first and the last fifth after the warm-up. */
  readonly memoryMiB: { readonly before: number; readonly after: number };
  /** What remains after the worker has ended: containers and files. */
  readonly left: readonly string[];
  readonly seconds: number;
}

/** The languages of the mixed answers. */
const RUNTIMES = ['python', 'javascript', 'typescript', 'postgresql'];
const WARM_UP = 40;
const CHUNK = 10;

/** Programs that end their boxes, or nearly: handling them must not leak either. */
const HOSTILE = [
  'held = []\nwhile True:\n    held.append(bytearray(b"x" * (8 << 20)))\n',
  'import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        os._exit(1)\n',
  'while True:\n    print("x" * 65536)\n',
];

function orderOf(turn: number): SubmitOrder {
  const bad = HOSTILE[Math.floor(turn / 20) % HOSTILE.length];
  if (turn % 20 === 7 && bad !== undefined) return orderFor('chaos-sum', 'python', 'main.py', bad);
  const { challenge, language, path, content } = mixedAnswerOf(turn);
  return orderFor(challenge, language, path, content);
}

const orderFor = (challenge: string, language: string, path: string, content: string): SubmitOrder => ({
  challenge,
  language,
  mode: 'submit',
  files: [{ path, content }],
});

/**
 * Sends n submissions of every language and kind through a worker, some hostile and some cancelled, and measures
 * the worker's resources before, after, and once it has ended.
 */
export async function lookForLeaks(
  submissions: number,
  say: (line: string) => void,
  warmUp = WARM_UP,
): Promise<LeakReport> {
  const folder = mkdtempSync(join(tmpdir(), 'hone-leaks-'));
  const site = await startSite({
    workers: 0,
    challenges: CHALLENGES,
    runtimes: RUNTIMES,
    env: { TMPDIR: folder },
  });
  try {
    const worker = site.startWorker();
    const pid = worker.pid ?? 0;
    await site.ready();
    const user = await makeLoadUser(site.url);
    await sendAll(site, user, warmUp, () => undefined);
    const before = await holdingsOf(pid);
    const memory: number[] = [];
    const begun = performance.now();
    const rows = await sendAll(site, user, submissions, (sent) => {
      memory.push(memoryOf(pid));
      say(`${sent} of ${submissions}: ${memory.at(-1)?.toFixed(1)} MiB, ${descriptorsOf(pid)} descriptors`);
    });
    const seconds = Math.round((performance.now() - begun) / 1000);
    const after = await holdingsOf(pid);
    await endProcess(worker);
    const boxes = await boxesOfProcess(pid);
    const left = [
      ...boxes.map(({ Id }) => `container ${Id}`),
      ...readdirSync(folder).map((name) => `file ${name}`),
    ];
    const fifth = Math.max(1, Math.floor(memory.length / 5));
    const memoryMiB = { before: middleOf(memory.slice(0, fifth)), after: middleOf(memory.slice(-fifth)) };
    return {
      submissions,
      statuses: countBy(rows.slice(0, submissions)),
      before,
      after,
      memoryMiB,
      left,
      seconds,
    };
  } finally {
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In chunks, each finished before the next; returns the history of the user, newest first. */
async function sendAll(
  site: Site,
  user: LoadUser,
  count: number,
  onChunk: (sent: number) => void,
): Promise<SubmissionSummary[]> {
  let rows: SubmissionSummary[] = [];
  for (let sent = 0; sent < count; sent += CHUNK) {
    const size = Math.min(CHUNK, count - sent);
    await Promise.all(Array.from({ length: size }, (_, index) => sendOne(site, user, sent + index)));
    rows = (await awaitFinished(site.url, [user])).flat();
    onChunk(sent + size);
  }
  return rows;
}

async function sendOne(site: Site, user: LoadUser, turn: number): Promise<void> {
  const { submitted } = await postOnce(site.url, user, orderOf(turn));
  if (turn % 10 !== 3) return;
  const address = `${site.url}/api/v1/submissions/${submitted.id}/cancel`;
  // It may be graded by now: then there is nothing to cancel.
  await fetch(address, { method: 'POST', headers: { cookie: user.cookie } });
}

function countBy(rows: readonly SubmissionSummary[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, verdict, reason } of rows) {
    const name = [status, verdict, reason].filter(Boolean).join(' ');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** Polls until nothing changes: the pool refills after the last submission has ended. */
async function holdingsOf(pid: number): Promise<Holdings> {
  const look = async (): Promise<Holdings> => ({
    descriptors: descriptorsOf(pid),
    boxes: (await boxesOfProcess(pid)).length,
  });
  let last = await look();
  let same = 0;
  return await eventually(
    async () => {
      const now = await look();
      same = now.boxes === last.boxes && now.descriptors === last.descriptors ? same + 1 : 0;
      last = now;
      return now;
    },
    () => same >= 20,
    60_000,
  );
}

const descriptorsOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

function memoryOf(pid: number): number {
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1024;
}

/** The median in tenths. */
function middleOf(samples: readonly number[]): number {
  return Math.round(median(samples) * 10) / 10;
}
