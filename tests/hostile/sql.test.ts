import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judgement } from '@hone/contracts';
import { openTaskServer, type TaskServer } from '@hone/kinds/sql/task-server';
import { boxesOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { createQueryGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';
import { FORBIDDEN_QUERIES, GREEDY_QUERIES, REFUSED_BY_THE_SERVER } from './sql-attacks.js';

let sandbox: SuiteSandbox;
let grade: ReturnType<typeof createQueryGrader>;
let reference: string;

const graded = async (query: string): Promise<Pick<Judgement, 'verdict' | 'reason'>> => {
  const { verdict, reason } = await grade(query);
  return { verdict, reason };
};

useSandbox(async (opened) => {
  sandbox = opened;
  const challenge = await sqlChallenge();
  grade = createQueryGrader(sandbox, challenge);
  reference = fileOf(challenge, 'solutions/accepted/reference/query.sql');
});

describe('a query that wants more than rows', () => {
  it.each(FORBIDDEN_QUERIES)('is forbidden before any server sees it: %s', async (_name, query) => {
    expect(await graded(query)).toEqual({ verdict: 'rejected', reason: 'forbidden' });
    expect(await boxesOf(sandbox.workerId)).toEqual([]);
  });
});

describe('a query that takes all it can get', () => {
  it.each(GREEDY_QUERIES)(
    '$name is stopped for the right reason, beside a neighbour who notices nothing',
    async ({ query, reasons }) => {
      const [judgement, neighbour] = await Promise.all([graded(query), graded(reference)]);
      expect(judgement.verdict).toBe('rejected');
      expect(reasons).toContain(judgement.reason);
      expect(neighbour).toEqual({ verdict: 'accepted', reason: null });
      expect(await boxesOf(sandbox.workerId)).toEqual([]);
    },
    60_000,
  );

  it('is not run on every data set once it met its limits twice', async () => {
    const endless = GREEDY_QUERIES.find(({ reasons }) => reasons.includes('time-limit'))?.query ?? '';
    const { checks } = await grade(endless, 'submit');
    expect(checks.filter((check) => check.status === 'fail')).toHaveLength(2);
    expect(checks.filter((check) => check.status === 'skipped').length).toBeGreaterThan(5);
  }, 60_000);

  it('cannot exhaust the parser for those who come after', async () => {
    for (const bomb of [
      'select ' + '('.repeat(20_000),
      'select ' + 'not '.repeat(50_000) + 'true',
      `select '${'x'.repeat(2e5)}'`,
    ])
      expect((await graded(bomb)).reason).toBe('compile-error');
    expect((await graded(reference)).verdict).toBe('accepted');
  }, 60_000);
});

describe('a query that got past the allow-list', () => {
  let server: TaskServer;
  const limits = { caps: { rows: 100, bytes: 100_000, rowBytes: 10_000 }, wallMs: 3_000 };

  beforeAll(async () => {
    const spec = { runtime: 'postgresql', memoryMiB: 384, processes: 16, trust: 'candidate' } as const;
    server = await openTaskServer(
      { open: (wanted) => sandbox.open(wanted), now: () => performance.now() },
      spec,
    );
    await server.load('create table orders (id int primary key);', 'insert into orders values (1), (2);');
  }, 60_000);

  afterAll(async () => {
    await server.close();
  });

  it.each(REFUSED_BY_THE_SERVER)('is refused by the server: %s', async (query, sqlstates) => {
    const answer = await server.answer(query, limits);
    if (answer.kind !== 'refused') throw new Error(`was ${answer.kind}`);
    expect(sqlstates).toContain(answer.sqlstate);
  });

  it('is ended from outside even when it put off every limit of its session', async () => {
    const answer = await server.answer(
      'select count(*) from generate_series(1, 99999) a, generate_series(1, 99999) b',
      { ...limits, wallMs: 500, settings: ['statement_timeout = 0', 'transaction_timeout = 0'] },
    );
    expect(answer.kind).toBe('stopped');
    expect(answer.wallMs).toBeLessThan(5_000);
  });

  it('leaves the server sound and the rows where they were', async () => {
    expect(server.isSound()).toBe(true);
    const answer = await server.answer('select id from orders order by id', limits);
    expect(answer).toMatchObject({ kind: 'result', result: { rows: [['1'], ['2']] } });
    const sessions = await server.answer(
      "select count(*) from pg_stat_activity where usename = 'learner'",
      limits,
    );
    expect(sessions).toMatchObject({ kind: 'result', result: { rows: [['1']] } });
  });
});
