import type { Exchange } from '@hone/contracts';
import type { ProbeRequest, ProgramOutcome } from '@hone/contracts/sandbox';
import { describeExchange } from '../../../exchanges/describe-exchange.js';
import type { Played } from '../../../exchanges/play-steps.js';
import { putToWork, worthShowing, type Worksite } from './put-to-work.js';
import type { ControlledStub } from '../../../../stubs/controlled-stub.js';
import type { Ask, Command, Finding, Happened, Recorded, Scenario } from './scenario.js';

/** What evidence holds. */
const EXCHANGES_SHOWN = 60;
/** With many requests at once, each gets longer. */
const TOGETHER_WITHIN_MS = 15_000;

/** A limit for all answers together: each one in time could still hold up grading for long. */
const SCENARIO_WITHIN_MS = 60_000;
const TOO_SLOW: Finding = {
  sentence: `The answers came so slowly that the check was not done after ${SCENARIO_WITHIN_MS / 1_000} seconds.`,
};

/**
 * Of requests that are sent at once, a few arrive in the same instant and the next ones while these are served: more new
 * connections than small servers hold in their queue (5 in Python) would be dropped by the system.
 */
const ARRIVING_TOGETHER = 5;
const TURN_MS = 8;

/** Where a scenario takes place. */
export interface Stage extends Worksite {
  readonly signal: AbortSignal;
  /** Servers of ours that the service calls. */
  readonly third: ReadonlyMap<string, Pick<ControlledStub, 'behave' | 'calls'>>;
  /** Stops the service while the request is open. */
  stop(open: Ask, withinMs: number): Promise<{ readonly answer: Recorded; readonly ended: ProgramOutcome }>;
}

/** Plays a scenario. The exchanges are in the order in which they were sent. */
export async function runScenario(scenario: Scenario, stage: Stage): Promise<Played> {
  const recorded: Recorded[] = [];
  let answeringMs = 0;
  let next = scenario.next();
  while (next.done !== true) {
    stage.signal.throwIfAborted();
    const command = next.value;
    if (command.do === 'fail') return playedWith(recorded, command.finding);
    const happened = await carryOut(command, stage, recorded.at(-1));
    recorded.push(...worthShowing(command, happened.answers));
    // Measurements and the start of a service have their own limits.
    if (command.do === 'send') answeringMs += durationOf(happened.answers);
    if (answeringMs > SCENARIO_WITHIN_MS) return playedWith(recorded, TOO_SLOW, 'no-answer');
    next = scenario.next(happened);
  }
  return { exchanges: [] };
}

async function carryOut(
  command: Exclude<Command, { do: 'fail' }>,
  stage: Stage,
  last: Recorded | undefined,
): Promise<Happened> {
  switch (command.do) {
    case 'send': {
      const isAlone = command.asks.length === 1;
      const asks = isAlone ? command.asks : command.asks.map(parting);
      return { answers: await Promise.all(asks.map((ask, index) => sendInTurn(stage, ask, index))) };
    }
    case 'behave':
      controlOf(stage, command.third).behave(command.behaviours);
      return { answers: [] };
    case 'look':
      return { answers: [], calls: controlOf(stage, command.third).calls() };
    case 'wait':
      await stage.wait(command.ms);
      return { answers: [] };
    case 'kill':
    case 'fill':
    case 'ask-in-turn':
    case 'load':
    case 'count':
    case 'count-queries':
      return await putToWork(command, stage);
    case 'stop': {
      const { answer, ended } = await stage.stop(command.open, command.withinMs);
      const afterMs = (last?.outcome.atMs ?? 0) + (last?.outcome.tookMs ?? 0);
      return { answers: [{ ...answer, outcome: { ...answer.outcome, atMs: afterMs } }], ended };
    }
  }
}

function controlOf({ third }: Stage, id: string): Pick<ControlledStub, 'behave' | 'calls'> {
  const found = third.get(id);
  if (found === undefined) throw new Error(`there is no third party ${id}`);
  return found;
}

async function sendInTurn(stage: Stage, ask: Ask, index: number): Promise<Recorded> {
  const waitMs = ask.afterMs ?? Math.floor(index / ARRIVING_TOGETHER) * TURN_MS;
  if (waitMs > 0) await stage.wait(waitMs);
  return sendOver(stage, ask);
}

const sendOver = async ({ pod, link }: Stage, ask: Ask): Promise<Recorded> => ({
  ...ask,
  outcome: await pod.request(link, ask.request),
});

/** Fifty idle connections would take all threads of a service that has fewer. */
const parting = ({ request, ...ask }: Ask): Ask => ({
  ...ask,
  request: withHeader({ ...request, withinMs: TOGETHER_WITHIN_MS }, 'Connection', 'close'),
});

const withHeader = (request: ProbeRequest, name: string, value: string): ProbeRequest => ({
  ...request,
  headers: [...request.headers, [name, value]],
});

/** From the first of these requests to the last answer, in milliseconds. */
function durationOf(recorded: readonly Recorded[]): number {
  if (recorded.length === 0) return 0;
  const begins = recorded.map(({ outcome }) => outcome.atMs);
  const ends = recorded.map(({ outcome }) => outcome.atMs + outcome.tookMs);
  return Math.max(...ends) - Math.min(...begins);
}

function playedWith(recorded: readonly Recorded[], finding: Finding, failure = failureOf(finding)): Played {
  const { sentence } = finding;
  return { exchanges: shown(recorded, finding), failure, sentence };
}

const failureOf = ({ at }: Finding): NonNullable<Played['failure']> =>
  at !== undefined && 'failure' in at.outcome ? at.outcome.failure : 'difference';

/** The exchange that shows the problem, and the newest of the others. */
function shown(recorded: readonly Recorded[], finding: Finding): Exchange[] {
  const inOrder = [...recorded].sort((one, other) => one.outcome.atMs - other.outcome.atMs);
  const place = inOrder.findIndex(({ outcome }) => outcome === finding.at?.outcome);
  const from = Math.max(inOrder.length - EXCHANGES_SHOWN, 0);
  const kept = inOrder.filter(
    (_, index) => index === place || index >= from + (place >= 0 && place < from ? 1 : 0),
  );
  return kept
    .slice(-EXCHANGES_SHOWN)
    .map(({ request, statuses, outcome }) =>
      describeExchange(
        { expect: { status: [...statuses], headers: {} } },
        request,
        outcome,
        outcome === finding.at?.outcome ? finding.difference : undefined,
      ),
    );
}
