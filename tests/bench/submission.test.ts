import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isTerminal, type Phases, type Submission } from '@hone/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSite, type Site } from '../support/site.js';
import {
  followEvents,
  getSubmission,
  guestCookie,
  postSubmission,
  type SubmitOrder,
} from '../support/submit.js';
import { prepareBare, type Bare } from './bare.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';
import { inputOf, PROGRAM, writeTwentyTests } from './twenty-tests.js';

const SUBMISSIONS = Number(process.env['HONE_BENCH_SUBMISSIONS'] ?? 50);
/** Lets the pool refill: a warm submission is what is measured. */
const BETWEEN_MS = 400;

let bare: Bare;
beforeAll(async () => {
  bare = await prepareBare(PROGRAM, inputOf(1).input);
}, 120_000);
afterAll(() => bare.close());

/** Where the time of one submission went, in milliseconds. */
interface Timed {
  readonly submission: Submission;
  /** From sending the request to the arrival of the verdict. */
  readonly wallMs: number;
  /** Before the submission was made: the session, the checks of the request. */
  readonly acceptMs: number;
  /** From the record to the client. */
  readonly tellMs: number;
}

/** Submits and waits for the verdict; reading the record afterwards does not count. */
async function submitTimed(url: string, order: SubmitOrder): Promise<Timed> {
  await guestCookie(url);
  const [since, sentAt] = [performance.now(), Date.now()];
  const id = await postSubmission(url, order);
  let [wallMs, toldAt] = [NaN, NaN];
  await followEvents(url, id, {}, (event) => {
    if (isTerminal(event)) [wallMs, toldAt] = [performance.now() - since, Date.now()];
  });
  const submission = await getSubmission(url, id);
  const { createdAt, finishedAt } = submission;
  return {
    submission,
    wallMs,
    acceptMs: Date.parse(createdAt) - sentAt,
    tellMs: toldAt - Date.parse(finishedAt ?? ''),
  };
}

describe.each([
  {
    id: '10',
    mode: 'run',
    samples: 20,
    what: 'warm 20-test submission over HTTP, POST to graded, minus 20 bare runs',
  },
  {
    id: '12',
    mode: 'submit',
    samples: 1,
    what: 'the same with one of them generated, reference run included',
  },
] as const)('$what', ({ id, mode, samples, what }) => {
  let site: Site | undefined;
  let folder: string;
  beforeAll(async () => {
    folder = await writeTwentyTests({ samples });
    site = await startSite({ challenges: [folder] });
  }, 300_000);
  afterAll(async () => {
    await site?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('is measured beside the bare runs', async () => {
    const files = [{ path: 'main.py', content: PROGRAM }];
    const order = { challenge: 'bench-twenty-tests', language: 'python', mode, files };
    const [bareMs, honeMs]: [number[], number[]] = [[], []];
    const phases: Phases[] = [];
    const ends: Pick<Timed, 'acceptMs' | 'tellMs'>[] = [];
    for (let turn = -2; turn < SUBMISSIONS; turn++) {
      const walls = await bare.run(20);
      const { submission, wallMs, ...end } = await submitTimed(site?.url ?? '', order);
      expect(submission.verdict).toBe('accepted');
      if (turn >= 0) {
        bareMs.push(walls.reduce((sum, value) => sum + value, 0));
        honeMs.push(wallMs);
        ends.push(end);
        if (submission.phases !== null) phases.push(submission.phases);
      }
      await pause(BETWEEN_MS);
    }
    const over = honeMs.map((value, turn) => value - (bareMs[turn] ?? 0));
    const phase = (name: keyof Phases) =>
      quantile(
        phases.map((each) => each[name]),
        0.5,
      );
    const middle = (values: readonly number[]) => quantile(values, 0.5);
    const parts = {
      bare: middle(bareMs),
      hone: middle(honeMs),
      accept: middle(ends.map(({ acceptMs }) => acceptMs)),
      queued: phase('queuedMs'),
      prepare: phase('prepareMs'),
      compile: phase('compileMs'),
      run: phase('runMs'),
      judge: phase('judgeMs'),
      record: phase('recordMs'),
      tell: middle(ends.map(({ tellMs }) => tellMs)),
    };
    const goals = mode === 'run' ? ([{ goal: { most: 30 } }, { goal: { most: 70 } }] as const) : [{}, {}];
    record({
      id: `${id}-http-p50`,
      what: `${what}, p50`,
      unit: 'ms',
      value: quantile(over, 0.5),
      ...goals[0],
      parts,
      n: SUBMISSIONS,
    });
    record({
      id: `${id}-http-p95`,
      what: `${what}, p95`,
      unit: 'ms',
      value: quantile(over, 0.95),
      ...goals[1],
      parts,
      n: SUBMISSIONS,
    });
  }, 900_000);
});
