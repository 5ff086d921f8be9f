import { setTimeout } from 'node:timers/promises';
import type { PodStub } from '@hone/contracts/sandbox';
import type { SeededRandom } from '../../../../judging/seeded-random.js';
import type { Json } from '../../../history/history.js';
import type { Stub } from '../scenario/topology-file.js';
import type { Intercept } from '../../../../stubs/intercept.js';
import { serveHttp, type StubRequest, type StubResponse } from '../../../../stubs/serve-http.js';

/** A message that the broker has taken. */
interface BrokerMessage {
  readonly topic: string;
  readonly id: string;
  readonly json: Json;
}

export interface Broker {
  readonly stub: PodStub;
  /** The messages taken so far, in order, repeated where one was published again. */
  readonly messages: readonly BrokerMessage[];
  /** Forgets everything, and delivers nothing of it any more. */
  reset(): void;
}

type Push = NonNullable<Extract<Stub, { type: 'broker' }>['push']>;

/** `acknowledged` with 2xx in time, `unacknowledged`, or undelivered: the subscriber is down, or was killed meanwhile. */
type Delivery = 'acknowledged' | 'unacknowledged' | 'met-nobody';

/** Delivers a message to the subscriber. */
export type Deliver = (path: string, body: Json, withinMs: number) => Promise<Delivery>;

export interface BrokerOptions {
  readonly intercept: Intercept;
  /** Absent: nobody subscribes. */
  readonly push?: { readonly settings: Push; readonly deliver: Deliver; readonly random: SeededRandom };
}

/** The most that the bodies of all messages may have together: more would fill the memory of the harness. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
const MOST_MESSAGES = 50_000;
const TOPIC = /^\/topics\/([A-Za-z0-9._-]{1,60})$/;

/** A broker over HTTP: messages come at `POST /topics/{topic}`, and go out at least once, in any order. */
export function createBroker({ intercept, push }: BrokerOptions): Broker {
  let messages: BrokerMessage[] = [];
  let characters = 0;
  let generation = 0;
  const take = (message: BrokerMessage, length: number): void => {
    messages.push(message);
    characters += length;
    if (push === undefined) return;
    const own = generation;
    // A delivery only rejects when its pod was closed, and then nobody waits for it.
    deliverUntilAcknowledged(message, push, () => own === generation).catch(() => undefined);
  };
  const stub = serveHttp(async (request) => {
    const read = readMessage(request);
    const isFull = messages.length >= MOST_MESSAGES || characters + request.length > MOST_CHARACTERS;
    if ('message' in read && isFull) return FULL;
    const interception = intercept();
    if (interception === undefined) {
      if ('message' in read) take(read.message, request.length);
      return read.response;
    }
    if (interception.effect === 'kept' && 'message' in read) take(read.message, request.length);
    await interception.strike();
    return undefined;
  });
  return {
    stub,
    get messages() {
      return messages;
    },
    reset() {
      messages = [];
      characters = 0;
      generation += 1;
    },
  };
}

const FULL: StubResponse = { status: 507, json: { error: 'the broker has no room for more messages' } };

type ReadMessage =
  { readonly message: BrokerMessage; readonly response: StubResponse } | { readonly response: StubResponse };

const rejected = (status: number, why: string): ReadMessage => ({
  response: { status, json: { error: why } },
});

function readMessage({ method, path, json }: StubRequest): ReadMessage {
  const topic = TOPIC.exec(path)?.[1];
  if (topic === undefined) return rejected(404, 'messages go to /topics/{topic}');
  if (method !== 'POST') return rejected(405, 'messages are published with POST');
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return rejected(400, 'a message is a JSON object');
  const { id } = json as Readonly<Record<string, Json>>;
  if (typeof id !== 'string' || id === '') return rejected(400, 'a message has a text "id"');
  return { message: { topic, id, json }, response: { status: 202, json: { accepted: id } } };
}

/** More would be noise: a subscriber that never acknowledges is found out sooner. Attempts while it is down don't count. */
const MOST_UNACKNOWLEDGED = 40;

async function deliverUntilAcknowledged(
  message: BrokerMessage,
  { settings, deliver, random }: NonNullable<BrokerOptions['push']>,
  isCurrent: () => boolean,
): Promise<void> {
  const { path, ackWithinMs, redeliverAfterMs, duplicates, shuffleMs } = settings;
  let left = random.chance(duplicates) ? 2 : 1;
  let unacknowledged = 0;
  for (let delivery = 1; left > 0 && unacknowledged < MOST_UNACKNOWLEDGED; delivery += 1) {
    await setTimeout(random.int(0, shuffleMs) + (delivery === 1 ? 0 : redeliverAfterMs));
    if (!isCurrent()) return;
    const body = { ...(message.json as object), topic: message.topic, delivery };
    const delivered = await deliver(path, body, ackWithinMs);
    if (delivered === 'acknowledged') left -= 1;
    if (delivered === 'unacknowledged') unacknowledged += 1;
  }
}
