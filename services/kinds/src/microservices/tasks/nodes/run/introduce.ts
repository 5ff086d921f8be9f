import type { Breakage } from '../cluster/breakage.js';
import { quoteLine } from '../cluster/breakage.js';
import type { Body } from '../protocol/message.js';
import type { Stage } from './stage.js';

/** A language may take long to start where many nodes do at once. */
const INIT_WITHIN_MS = 10_000;
const SETUP_WITHIN_MS = 5_000;

/** Tells every node who it is, and what the workload wants it to know; the first node that does not answer ends it. */
export async function introduce(stage: Stage): Promise<Breakage | undefined> {
  const { nodes, workload, switchboard } = stage;
  const inits = nodes.map((node) => {
    switchboard.introduced.add(node);
    return tell(stage, node, { type: 'init', node_id: node, node_ids: nodes }, INIT_WITHIN_MS);
  });
  const silent = (await Promise.all(inits)).find((each) => each !== undefined);
  if (silent !== undefined || workload.setup === undefined) return silent;
  const body = workload.setup(nodes);
  const told = await Promise.all(nodes.map((node) => tell(stage, node, body, SETUP_WITHIN_MS)));
  return told.find((each) => each !== undefined);
}

async function tell(
  { clients }: Stage,
  node: string,
  body: Body,
  withinMs: number,
): Promise<Breakage | undefined> {
  const client = clients.take();
  const answer = await client.ask(node, body, withinMs);
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
