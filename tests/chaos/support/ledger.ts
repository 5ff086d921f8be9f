import {
  eventPageSchema,
  isTerminal,
  liveEventSchema,
  submittedSchema,
  type LiveEvent,
} from '@hone/contracts';
import {
  endingSchema,
  isFinal,
  type Ending,
} from '../../../services/api/src/features/submission-records/record.js';
import type { MongoDatabase } from '../../../services/api/src/storage/mongo-database.js';
import { connectLive } from '../../support/site/live.js';
import type { ChaosSite } from './chaos-site.js';
import type { Promised } from './learner.js';

/** What the audit found about the promises. */
export interface AuditResult {
  submissions: number;
  gradedOnce: number;
  gradedTwice: number;
  lost: number;
  voided: number;
  /** Attempts beyond the first. */
  retried: number;
  /** Broken promises, one line each. */
  findings: string[];
  /** Submission → why it was voided. */
  voids: Map<string, string>;
}

/** Compares every promise with MongoDB, and the four sources of its events with each other. */
export async function audit(site: ChaosSite, promises: readonly Promised[]): Promise<AuditResult> {
  const result: AuditResult = {
    submissions: promises.length,
    gradedOnce: 0,
    gradedTwice: 0,
    lost: 0,
    voided: 0,
    retried: 0,
    findings: [],
    voids: new Map(),
  };
  const names = new Set(promises.map(({ id }) => id));
  if (names.size !== promises.length) result.findings.push('two promises have one id');
  for (const promised of promises) {
    try {
      await auditOne(site, promised, result);
    } catch (error) {
      result.findings.push(`${promised.id}: ${String(error)}`);
    }
  }
  return result;
}

/** All submissions in the database: more than were promised means that one key created two. */
export async function countStored(database: MongoDatabase): Promise<number> {
  return database.collection('submissions').countDocuments({});
}

async function endingsOf(database: MongoDatabase, id: string): Promise<Ending[]> {
  const documents = await database
    .collection<{ _id: string; json: string }>('endings')
    .find({ _id: { $gte: `${id}:`, $lt: `${id};` } })
    .toArray();
  return documents.map(({ json }) => endingSchema.parse(JSON.parse(json)));
}

async function auditOne(site: ChaosSite, promised: Promised, result: AuditResult): Promise<void> {
  const { id, answer, mode } = promised;
  const complain = (finding: string) =>
    result.findings.push(`${id} (${answer.language}, ${answer.name}, ${mode}): ${finding}`);
  const endings = await endingsOf(site.mongo.database, id);
  result.retried += Math.max(0, endings.length - 1);
  const finals = endings.filter(isFinal);
  const [ending] = finals;
  if (ending === undefined) {
    result.lost += 1;
    return void complain(`it never ended; ${endings.length} attempts failed`);
  }
  const { outcome, details } = ending.final;
  const finished = details.events.filter((event) => event.type === 'grading.finished').length;
  if (finals.length > 1 || finished > 1) result.gradedTwice += 1;
  else if (outcome.status === 'graded' && finished === 1) result.gradedOnce += 1;
  else if (outcome.status === 'voided') {
    result.voided += 1;
    const faults = endings.map(({ fault }) => fault ?? '?').join(' | ');
    result.voids.set(id, `${outcome.voidReason ?? 'no reason'} (${faults})`);
    if (outcome.voidReason === undefined) complain('it was voided without a reason');
  } else complain(`it ended as ${outcome.status} with ${finished} verdicts`);
  const graded = { verdict: outcome.verdict, reason: outcome.reason };
  if (outcome.status === 'graded' && JSON.stringify(graded) !== JSON.stringify(answer.expected)) {
    complain(`expected ${JSON.stringify(answer.expected)}, graded ${JSON.stringify(graded)}`);
  }
  for (const finding of await compareLists(site, promised, details.events)) complain(finding);
}

/** The recorded list is complete, and every channel delivers the same list. */
async function compareLists(
  site: ChaosSite,
  promised: Promised,
  events: readonly LiveEvent[],
): Promise<string[]> {
  const findings: string[] = [];
  if (events.some(({ seq }, index) => seq !== index + 1)) findings.push('the recorded numbers have gaps');
  if (events.filter(isTerminal).length !== 1 || !events.slice(-1).some(isTerminal)) {
    findings.push('the recorded list does not end with its one terminal event');
  }
  const expected = JSON.stringify(events);
  const same = (where: string, list: unknown) => {
    if (JSON.stringify(list) !== expected) findings.push(`${where} tells another list than MongoDB`);
  };
  same('HTTP', await overHttp(promised));
  same('SSE', await overSse(promised));
  same('the socket', await overSocket(site, promised));
  const { view, notFound } = await promised.seen;
  if (notFound) findings.push('the page was told that it does not exist');
  if (view.lastSeq !== events.length)
    findings.push(`the page saw ${view.lastSeq} of ${events.length} events`);
  const { id } = submittedSchema.parse(await (await promised.learner.repeat(promised)).json());
  if (id !== promised.id) findings.push(`its key names another submission now: ${id}`);
  return findings;
}

async function overHttp({ id, learner }: Promised): Promise<LiveEvent[]> {
  const response = await learner.get(`/submissions/${id}/events`);
  return eventPageSchema.parse(await response.json()).items;
}

async function overSse({ id, learner }: Promised): Promise<LiveEvent[]> {
  const response = await learner.get(`/submissions/${id}/events`, 'text/event-stream');
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('data: '));
  return lines.map((line) => liveEventSchema.parse(JSON.parse(line.slice(6))));
}

async function overSocket(site: ChaosSite, { id, learner }: Promised): Promise<LiveEvent[]> {
  const live = await connectLive(site.liveUrl, { cookie: learner.cookie });
  try {
    const ack = await live.subscribe(id, 0);
    if (!ack.ok) throw new Error(`the socket refused: ${ack.error.code}`);
    await new Promise<void>((resolve, reject) => {
      const check = () => void (live.events.some(isTerminal) && finish(resolve));
      const timer = setTimeout(() => finish(() => reject(new Error('the socket told no end'))), 10_000);
      const finish = (then: () => void) => {
        clearTimeout(timer);
        then();
      };
      live.socket.on('event', check);
      check();
    });
    return live.events;
  } finally {
    live.close();
  }
}
