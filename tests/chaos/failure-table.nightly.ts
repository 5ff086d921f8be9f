import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESULTS_QUEUE } from '@hone/contracts';
import { Redis } from 'ioredis';
import { eventually } from '../support/eventually.js';
import { answerOf, slow } from './support/answers.js';
import { startChaosSite, type ChaosSite } from './support/chaos-site.js';
import { emptyRedis, killServer, startServer, stopServer } from './support/deaths.js';
import { createLearner, type Learner, type Promised } from './support/learner.js';
import { audit, countStored } from './support/ledger.js';
import { findOpenWork, findProcesses, findRemains } from './support/left-behind.js';

const HOUR_MS = 3_600_000;

let site: ChaosSite;
let learner: Learner;
let rejections: { status: number | 'cut'; retryAfter: string | null }[] = [];
const promises: Promised[] = [];

beforeAll(async () => {
  site = await startChaosSite({ say: () => undefined, slots: 2, graceMs: 1_000 });
  learner = await createLearner({
    ...site,
    onRejection: (status, headers) =>
      rejections.push({ status, retryAfter: headers?.get('retry-after') ?? null }),
  });
}, 600_000);
afterAll(async () => {
  learner?.leave();
  await site?.close();
}, 120_000);

/** Submissions of all kinds; the first is still being graded when the fault occurs. */
const submit = async (count: number): Promise<Promised[]> => {
  rejections = [];
  const orders = Array.from({ length: count }, (_, turn) =>
    learner.submit(turn === 0 ? slow : answerOf(turn), turn % 2 === 1 ? 'run' : 'submit'),
  );
  const made = await Promise.all(orders);
  promises.push(...made);
  return made;
};

const statusOf = async ({ id }: Promised): Promise<string> => {
  const response = await learner.get(`/submissions/${id}`);
  return response.ok ? ((await response.json()) as { status: string }).status : 'unknown';
};

const isGrading = async ([first]: readonly Promised[]): Promise<void> => {
  if (first === undefined) throw new Error('nothing was submitted');
  await eventually(
    () => statusOf(first),
    (status) => status === 'running',
    60_000,
  );
};

/** Every promise is kept, and nothing else was created. */
const expectKept = async (made: readonly Promised[]): Promise<void> => {
  await Promise.all(made.map(({ seen }) => seen));
  const { findings, gradedOnce, lost, gradedTwice, voided } = await audit(site, made);
  expect(findings).toEqual([]);
  expect({ gradedOnce, gradedTwice, lost, voided }).toEqual({
    gradedOnce: made.length,
    gradedTwice: 0,
    lost: 0,
    voided: 0,
  });
  expect(await countStored(site.mongo.database)).toBe(promises.length);
};

describe('nothing is lost and nothing is graded twice', () => {
  it('when workers are killed in the middle of grading', async () => {
    const made = await submit(6);
    await isGrading(made);
    await Promise.all(site.workers.map((worker) => worker.kill()));
    await expectKept(made);
  }, 120_000);

  it('when the api is killed in the middle of requests', async () => {
    const made: Promised[] = [];
    // Until at least one request was cut in the middle.
    do {
      const sending = submit(8);
      await eventually(
        () => countStored(site.mongo.database),
        (count) => count > promises.length,
      );
      await site.api.kill();
      made.push(...(await sending));
    } while (rejections.length === 0);
    await expectKept(made);
  }, 120_000);

  it('when the api is killed in the middle of recording', async () => {
    const listener = new Redis(site.engine.redisUrl);
    await listener.psubscribe(`hone:${RESULTS_QUEUE}:waiting@*`);
    let killing: Promise<void> | undefined;
    listener.on('pmessage', () => {
      killing ??= site.api.kill();
    });
    const made = await submit(5);
    await expectKept(made);
    expect(killing).toBeDefined();
    listener.disconnect();
  }, 120_000);

  it('when Redis is emptied', async () => {
    const made = await submit(6);
    await isGrading(made);
    await emptyRedis(site);
    await expectKept(made);
  }, 120_000);

  it('when Redis is killed', async () => {
    const made = await submit(6);
    await isGrading(made);
    await killServer(site, 'redis');
    await expectKept(made);
  }, 120_000);

  it('when the database is away: requests get a Retry-After, verdicts are held', async () => {
    const made = await submit(4);
    await isGrading(made);
    await stopServer(site, 'mongo');
    const late = submit(2);
    await eventually(
      () => rejections.some(({ status, retryAfter }) => status === 503 && Number(retryAfter) > 0),
      (seen) => seen,
      20_000,
    );
    await eventually(
      () => site.redis.llen(`hone:${RESULTS_QUEUE}:active`),
      (held) => held > 0,
      20_000,
    );
    await startServer(site, 'mongo');
    await expectKept([...made, ...(await late)]);
  }, 120_000);

  it('when the engine restarts, and Redis and the database with it', async () => {
    const made = await submit(4);
    await isGrading(made);
    await site.engine.restart('SIGTERM');
    await expectKept(made);
  }, 180_000);

  it('when the engine is killed, and leaves Redis and the database down', async () => {
    const made = await submit(4);
    await isGrading(made);
    await site.engine.restart('SIGKILL');
    await expectKept(made);
  }, 180_000);

  it('when realtime is killed', async () => {
    const made = await submit(6);
    await isGrading(made);
    await site.realtime.kill();
    await expectKept(made);
  }, 120_000);

  it('when the disk is full', async () => {
    const made = await submit(3);
    await isGrading(made);
    site.engine.disk.fill();
    const late = submit(2);
    await eventually(
      () => {
        // Removing boxes frees disk space.
        site.engine.disk.fill();
        return site.redis.info('persistence');
      },
      (facts) => facts.includes('aof_last_write_status:err'),
      30_000,
    ).finally(() => site.engine.disk.free());
    await expectKept([...made, ...(await late)]);
  }, 180_000);

  it('when the clock is set ahead, then back, and workers die after it', async () => {
    const made: Promised[] = [];
    for (const shiftMs of [HOUR_MS, -HOUR_MS]) {
      made.push(...(await submit(4)));
      await isGrading(made.slice(-4));
      site.shiftClocks(shiftMs);
      await Promise.all(site.workers.map((worker) => worker.kill()));
    }
    site.shiftClocks(0);
    await expectKept([...made, ...(await submit(2))]);
  }, 120_000);

  it('and nothing is left behind', async () => {
    expect(await findOpenWork(site)).toEqual([]);
    await site.stopPrograms();
    expect(await findRemains(site)).toEqual([]);
    await site.close();
    expect(findProcesses(site.engine.runFolder)).toEqual([]);
  }, 120_000);
});
