import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LiveEvent } from '@hone/contracts';
import { expect } from 'vitest';
import { followEvents, getSubmission, postSubmission, type SubmitOrder } from '../support/site/submit.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));

/** The order that submits an accepted answer of a challenge, which consists of files in one folder. */
export function acceptedOrder(challenge: string, language: string, answer: string): SubmitOrder {
  const folder = `${CHALLENGES}${challenge}/solutions/accepted/${answer}/`;
  const names = readdirSync(folder).filter((name) => name !== 'expect.yml');
  const files = names.map((path) => ({ path, content: readFileSync(`${folder}${path}`, 'utf8') }));
  return { challenge, language, mode: 'submit', files };
}

/** Milliseconds from the order until the first event about the grading, the first check, and the verdict. */
export interface Times {
  readonly live: number;
  readonly first: number;
  readonly final: number;
}

/** Submits an answer that must be accepted, and waits for its verdict. */
export async function timed(url: string, wanted: SubmitOrder): Promise<Times> {
  const began = performance.now();
  const id = await postSubmission(url, wanted);
  let live: number | undefined;
  let first: number | undefined;
  await followEvents(url, id, {}, ({ type }: LiveEvent) => {
    if (type.startsWith('grading.')) live ??= performance.now() - began;
    if (type === 'grading.check') first ??= performance.now() - began;
  });
  const final = performance.now() - began;
  expect((await getSubmission(url, id)).verdict).toBe('accepted');
  return { live: live ?? final, first: first ?? final, final };
}

/** The same, in sequence. */
export async function timedOften(url: string, wanted: SubmitOrder, times: number): Promise<Times[]> {
  const all: Times[] = [];
  for (let index = 0; index < times; index++) all.push(await timed(url, wanted));
  return all;
}

/** Records the median of some times, with the goal in milliseconds. */
export function recordMedian(id: string, what: string, values: readonly number[], most: number): void {
  const parts = { fastest: Math.min(...values), slowest: Math.max(...values) };
  record({ id, what, unit: 'ms', value: quantile(values, 0.5), goal: { most }, parts, n: values.length });
}
