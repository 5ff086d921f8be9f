import { delay } from '../../../../judging/delay.js';
import { createStartLimit } from '../../../../judging/start-limit.js';
import type { Breakage } from '../cluster/breakage.js';
import { quoteLine } from '../cluster/breakage.js';
import type { NodeProgram } from '../cluster/node-program.js';
import type { Body } from '../protocol/message.js';
import type { Stage } from './stage.js';

/** A language may take long to start where many nodes do at once. */
const INIT_WITHIN_MS = 10_000;
const SETUP_WITHIN_MS = 5_000;

/** A node that a crowded machine keeps from working has up to four times as long. */
const LONGEST_MS = 4 * INIT_WITHIN_MS;
const LOOK_EVERY_MS = 500;

/** Sends every node its `init` and the workload's setup message. Returns the first node that does not answer. */
export async function introduce(stage: Stage): Promise<Breakage | undefined> {
  const { nodes, programs, workload, switchboard } = stage;
  const inits = programs.map((program) => {
    switchboard.introduced.add(program.name);
    const body = { type: 'init', node_id: program.name, node_ids: nodes };
    return sendSetup(stage, program, body, INIT_WITHIN_MS);
  });
  const silent = (await Promise.all(inits)).find((each) => each !== undefined);
  if (silent !== undefined || workload.setup === undefined) return silent;
  const body = workload.setup(nodes);
  const setups = await Promise.all(
    programs.map((program) => sendSetup(stage, program, body, SETUP_WITHIN_MS)),
  );
  return setups.find((each) => each !== undefined);
}

async function sendSetup(
  { clients, now }: Stage,
  program: NodeProgram,
  body: Body,
  withinMs: number,
): Promise<Breakage | undefined> {
  const { name: node } = program;
  const client = clients.take();
  const over = new AbortController();
  const asked = client.ask(node, body, LONGEST_MS);
  const isLate = createStartLimit({ limitMs: withinMs, now, cpuMs: () => program.cpuMs() });
  const late = untilLate(isLate, over.signal);
  const answer = await Promise.race([asked, late]).finally(() => over.abort());
  clients.release(client, answer);
  const expected = `${body.type}_ok`;
  if (answer === 'timeout') {
    const sentence = `${node} did not answer ${body.type} with ${expected} within ${withinMs / 1000} s.`;
    return { node, reason: 'time-limit', sentence };
  }
  if (answer.body.type === expected) return undefined;
  const said = quoteLine(JSON.stringify(answer.body));
  return {
    node,
    reason: 'contract',
    sentence: `${node} answered ${body.type} with ${said}; ${expected} is expected.`,
  };
}

async function untilLate(isLate: () => Promise<boolean>, signal: AbortSignal): Promise<'timeout'> {
  while (!(await isLate())) await delay(LOOK_EVERY_MS, signal);
  return 'timeout';
}
