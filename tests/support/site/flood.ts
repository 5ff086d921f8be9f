import type { SubmissionSummary } from '@hone/contracts';
import { awaitFinished, makeLoadUser, postMany, readHistory, type LoadUser } from './load.js';
import type { SubmitOrder } from './submit.js';

export const NEIGHBOURS = 9;
export const EACH = 5;

/** The times of a flood's neighbours. */
export interface NeighboursTime {
  readonly rows: readonly SubmissionSummary[];
  /** By the server's clock: their first order, and their last verdict. */
  readonly from: number;
  readonly to: number;
}

/** Nine people send five submissions each and wait for their verdicts. */
export async function serveNeighbours(url: string, order: SubmitOrder): Promise<NeighboursTime> {
  const users = await Promise.all(Array.from({ length: NEIGHBOURS }, () => makeLoadUser(url)));
  await postMany({ url, order, count: NEIGHBOURS * EACH, users, concurrency: NEIGHBOURS });
  const rows = (await awaitFinished(url, users)).flat();
  const from = Math.min(...rows.map((row) => Date.parse(row.createdAt)));
  const to = Math.max(...rows.map((row) => Date.parse(row.finishedAt ?? row.createdAt)));
  return { rows, from, to };
}

/** One person sends `count` submissions; resolves when all are in the queue. */
export async function flood(url: string, order: SubmitOrder, count: number): Promise<LoadUser> {
  const user = await makeLoadUser(url);
  await postMany({ url, order, count, users: [user], concurrency: 8 });
  return user;
}

/** How many of a user's submissions got their verdict within a time. */
export async function countServed(
  url: string,
  user: LoadUser,
  { from, to }: Pick<NeighboursTime, 'from' | 'to'>,
): Promise<number> {
  const ended = (await readHistory(url, user)).map((row) => row.finishedAt).filter((at) => at !== null);
  return ended.filter((at) => Date.parse(at) > from && Date.parse(at) <= to).length;
}

/** Cancels a user's remaining submissions; returns the history after that, newest first. */
export async function cancelRest(url: string, user: LoadUser): Promise<SubmissionSummary[]> {
  const open = (await readHistory(url, user)).filter((row) => row.finishedAt === null);
  let next = 0;
  const lane = async () => {
    for (let row = open[next++]; row !== undefined; row = open[next++]) {
      const response = await fetch(`${url}/api/v1/submissions/${row.id}/cancel`, {
        method: 'POST',
        headers: { cookie: user.cookie },
      });
      if (response.status !== 202)
        throw new Error(`not cancelled: ${response.status} ${await response.text()}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return (await awaitFinished(url, [user])).flat();
}

/** A line of measurements. */
export function describeFlood(alone: NeighboursTime, beside: NeighboursTime, served: number): string {
  const seconds = ({ from, to }: NeighboursTime) => ((to - from) / 1000).toFixed(1);
  return `flood: nine users with five submissions each took ${seconds(alone)} s alone and ${seconds(beside)} s beside the flood; ${served} of the flood were served in between`;
}
