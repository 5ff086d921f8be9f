import type { Pod, ProbeOutcome } from '@hone/contracts/sandbox';
import { fillJson, fillText } from '../../../../judging/fill.js';
import { decodeText } from '../../../../judging/evidence-text.js';
import type { HistoryEvent, Json } from '../../../history/history.js';
import { valuesOf } from '../keys.js';
import type { Operation } from '../scenario/scenario-file.js';
import { CLIENT, type Topology } from '../scenario/topology-file.js';
import type { PlannedCall } from './plan-calls.js';

/** The record of a scenario's clients. */
export interface ClientLog {
  readonly events: HistoryEvent[];
  /** The number of the next operation. */
  nextOperation(): number;
  /** Operations that have ended. */
  ended: number;
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const MOST_BODY_CHARACTERS = 2_000;

interface Client {
  readonly pod: Pod;
  readonly topology: Topology;
  readonly log: ClientLog;
}

/** Sends one operation, and records it and its answer. */
export async function sendCall(
  { pod, topology, log }: Client,
  { link, send, headers, json, withinMs }: Operation,
  { operation: name, key }: PlannedCall,
): Promise<void> {
  const operation = log.nextOperation();
  const values = valuesOf(key, operation);
  const [method = 'GET', target = '/'] = fillText(send, values).split(' ');
  const body = json === undefined ? undefined : JSON.stringify(fillJson(json, values));
  const node = topology.links.find(({ id }) => id === link)?.to ?? link;
  log.events.push({ atMs: pod.now(), type: 'invoke', operation, client: CLIENT, node, name, input: { key } });
  const outcome = await pod.request(link, {
    method,
    target,
    headers: [
      ...Object.entries(headers).map(([header, value]) => [header, fillText(value, values)] as const),
      ...(body === undefined ? [] : ([['Content-Type', 'application/json']] as const)),
    ],
    ...(body !== undefined && { body: Buffer.from(body) }),
    withinMs,
  });
  log.events.push({ atMs: pod.now(), ...completionOf(operation, SAFE.has(method), outcome) });
  log.ended += 1;
}

/** A read either answered or had no effect. Other failed operations may have had one. */
function completionOf(operation: number, isSafe: boolean, outcome: ProbeOutcome) {
  if ('failure' in outcome)
    return { type: isSafe ? 'fail' : 'info', operation, error: FAILURES[outcome.failure] } as const;
  const { status, body } = outcome.response;
  const output: Json = { status, body: decodeText(body).slice(0, MOST_BODY_CHARACTERS) };
  if (status < 500) return { type: 'ok', operation, output } as const;
  return { type: isSafe ? 'fail' : 'info', operation, error: `status ${status}`, output } as const;
}

const FAILURES = {
  refused: 'connection refused',
  'broken-off': 'connection broken off',
  'no-answer': 'no answer in time',
  'no-http': 'the answer is no HTTP',
} as const satisfies Readonly<Record<Extract<ProbeOutcome, { failure: unknown }>['failure'], string>>;
