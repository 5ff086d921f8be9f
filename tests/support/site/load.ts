import { listOf, submissionSummarySchema, submittedSchema, type SubmissionSummary } from '@hone/contracts';
import type { SubmitOrder } from './submit.js';

/** Bounded load on a site of this machine. */
export interface LoadOptions {
  readonly url: string;
  readonly order: SubmitOrder;
  /** Submissions in all, at most `MOST_SUBMISSIONS`. */
  readonly count: number;
  /** Guests that send them in turn. */
  readonly users: number;
  /** Concurrent requests. */
  readonly concurrency?: number;
  /** Timeout of the whole load. */
  readonly withinMs?: number;
}

/** The result of a load. */
export interface LoadResult {
  readonly graded: number;
  /** By status: those that were not graded. */
  readonly others: Readonly<Record<string, number>>;
  readonly postMs: readonly number[];
  /** From the first submission's acceptance to the last verdict, by the server's clock. */
  readonly seconds: number;
  readonly perSecond: number;
}

const MOST_SUBMISSIONS = 2_000;
const HERE = new Set(['127.0.0.1', 'localhost', '[::1]']);
const PAGE = 100;

const historySchema = listOf(submissionSummarySchema);

/** A user who submits. */
export interface LoadUser {
  readonly cookie: string;
}

/** Makes a guest of a site on this machine; throws for any other. */
export async function makeLoadUser(url: string): Promise<LoadUser> {
  if (!HERE.has(new URL(url).hostname)) throw new Error(`load is for sites of this machine, not for ${url}`);
  const response = await fetch(`${url}/api/v1/auth/guest`, { method: 'POST' });
  if (response.status !== 201) throw new Error(`no guest: ${response.status} ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; ') };
}

/** Posts once; returns the submission and the time of the request. */
export async function postOnce(url: string, user: LoadUser, order: SubmitOrder) {
  const begun = performance.now();
  const response = await fetch(`${url}/api/v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: user.cookie },
    body: JSON.stringify(order),
  });
  const text = await response.text();
  if (response.status !== 202) throw new Error(`refused: ${response.status} ${text}`);
  return { tookMs: performance.now() - begun, submitted: submittedSchema.parse(JSON.parse(text)) };
}

/** Posts `count` times, n at once, users in turn. Returns ids and milliseconds in the order of sending. */
export async function postMany(
  options: Omit<LoadOptions, 'users'> & { readonly users: readonly LoadUser[] },
) {
  const { url, order, count, users, concurrency = 8 } = options;
  if (count > MOST_SUBMISSIONS) throw new Error(`at most ${MOST_SUBMISSIONS} submissions`);
  const posts: { id: string; tookMs: number }[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) {
      const user = users[index % users.length];
      if (user === undefined) throw new Error('a load needs users');
      const { submitted, tookMs } = await postOnce(url, user, order);
      posts[index] = { id: submitted.id, tookMs };
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return posts;
}

/** The whole history of a user, newest first. */
export async function readHistory(url: string, user: LoadUser): Promise<SubmissionSummary[]> {
  const rows: SubmissionSummary[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const response = await fetch(`${url}/api/v1/submissions?limit=${PAGE}${query}`, {
      headers: { cookie: user.cookie },
    });
    if (!response.ok) throw new Error(`no history: ${response.status} ${await response.text()}`);
    const page = historySchema.parse(await response.json());
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}

const LOOK_EVERY_MS = 500;

/** Waits until all submissions of the users are finished; returns their histories, newest first. */
export async function awaitFinished(
  url: string,
  users: readonly LoadUser[],
  withinMs = 300_000,
): Promise<SubmissionSummary[][]> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const histories = await Promise.all(users.map((user) => readHistory(url, user)));
    const open = histories.flat().filter((row) => row.finishedAt === null).length;
    if (open === 0) return histories;
    if (performance.now() > deadline) throw new Error(`${open} submissions are not finished in time`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Sends a load and waits for its last verdict. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { url, withinMs } = options;
  const users = await Promise.all(Array.from({ length: options.users }, () => makeLoadUser(url)));
  const posts = await postMany({ ...options, users });
  const rows = (await awaitFinished(url, users, withinMs)).flat();
  const graded = rows.filter((row) => row.status === 'graded').length;
  const others: Record<string, number> = {};
  for (const { status } of rows) if (status !== 'graded') others[status] = (others[status] ?? 0) + 1;
  const begun = Math.min(...rows.map((row) => Date.parse(row.createdAt)));
  const ended = Math.max(...rows.map((row) => Date.parse(row.finishedAt ?? row.createdAt)));
  const seconds = (ended - begun) / 1000;
  return { graded, others, postMs: posts.map(({ tookMs }) => tookMs), seconds, perSecond: graded / seconds };
}
