import type { BoxUsage, Pod } from '@hone/contracts/sandbox';
import type { DatabaseWork } from '../database.js';
import { killWhileAsked } from './kill-while-asked.js';
import type { Ask, Command, Happened, Recorded } from './scenario.js';
import { sendAtRate } from './send-at-rate.js';

/** Where a service is measured: its box, and its database. */
export interface Workbench {
  /** Puts rows into the tables by SQL of the task; returns why that is impossible where it is the service's fault. */
  fill(file: string, rows: number): Promise<string | undefined>;
  usage(): Promise<BoxUsage>;
  queries(): Promise<DatabaseWork>;
  now(): number;
}

/** Ends a service, starts it again and measures it. */
export interface Worksite {
  readonly pod: Pick<Pod, 'request'>;
  readonly link: string;
  wait(ms: number): Promise<void>;
  /** SIGKILL; resolves when nothing of the service is left. */
  kill(): Promise<unknown>;
  /** Starts it again; a sentence where it does not start. */
  restart(): Promise<string | undefined>;
  readonly workbench: Workbench;
}

type Work = 'kill' | 'fill' | 'ask-in-turn' | 'load' | 'count' | 'count-queries';
export type WorkCommand = Extract<Command, { do: Work }>;

/** Carries out commands that end or measure a service. */
export async function putToWork(command: WorkCommand, site: Worksite): Promise<Happened> {
  switch (command.do) {
    case 'kill': {
      const answers = await killWhileAsked(site, command.asks, command.after);
      return withProblem(await site.restart(), answers);
    }
    case 'fill':
      return withProblem(await site.workbench.fill(command.file, command.rows));
    case 'ask-in-turn':
      return { answers: await inTurn(site, command.asks) };
    case 'load': {
      const { workbench } = site;
      const rate = {
        perSecond: command.perSecond,
        now: () => workbench.now(),
        wait: (ms: number) => site.wait(ms),
      };
      return { answers: await sendAtRate(site, command.asks, rate) };
    }
    case 'count':
      return { answers: [], usage: await site.workbench.usage() };
    case 'count-queries':
      return { answers: [], queries: await site.workbench.queries() };
  }
}

const withProblem = (problem: string | undefined, answers: readonly Recorded[] = []): Happened => ({
  answers,
  ...(problem !== undefined && { problem }),
});

/** If requests in sequence take longer than this, the rest is not sent. */
const IN_TURN_WITHIN_MS = 30_000;

async function inTurn({ pod, link }: Worksite, asks: readonly Ask[]): Promise<readonly Recorded[]> {
  const answers: Recorded[] = [];
  let spentMs = 0;
  for (const ask of asks) {
    const outcome = await pod.request(link, ask.request);
    answers.push({ ...ask, outcome });
    spentMs += outcome.tookMs;
    if (spentMs > IN_TURN_WITHIN_MS) break;
  }
  return answers;
}

/** The answers that evidence needs of hundreds: the first, and the first that is not as expected. */
export function worthShowing({ do: what }: Command, answers: readonly Recorded[]): readonly Recorded[] {
  if (what !== 'ask-in-turn' && what !== 'load') return answers;
  const isBad = ({ outcome, statuses }: Recorded): boolean =>
    !('response' in outcome) || !statuses.includes(outcome.response.status);
  return [...new Set([...answers.slice(0, 1), ...answers.filter(isBad).slice(0, 1)])];
}
