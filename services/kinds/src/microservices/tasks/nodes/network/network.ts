import { createSeededRandom, type SeededRandom } from '../../../../judging/seeded-random.js';
import type { HistoryRecorder } from '../../../history/recorder.js';
import type { Body, Message } from '../protocol/message.js';
import type { Latency } from '../scenario/scenario.js';
import { areConnected, type Groups } from './draw-partition.js';
import { drawLatency } from './draw-latency.js';

/** The current faults of the network. */
export interface Weather {
  readonly latency: Latency;
  readonly loss: number;
  readonly duplication: number;
  /** Undefined: all nodes reach each other. */
  readonly partition: Groups | undefined;
}

export type Role = 'client' | 'node' | 'service';

/** Takes a message that has arrived. */
export type Receiver = (message: Message) => void;

interface Endpoint {
  readonly role: Role;
  readonly receive: Receiver;
}

interface Wiring {
  readonly seed: string;
  readonly recorder: HistoryRecorder;
  readonly weather: Weather;
}

/** A history keeps only the head of longer bodies. */
const LONGEST_KEPT = 2_000;

/**
 * The network between nodes. Between two nodes messages take time, get lost, come twice and meet partitions; between a
 * node and a service they only take time; between a client and a node they arrive at once. Each draw depends only on
 * the seed and on the earlier messages between the same two.
 */
export class Network {
  weather: Weather;
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #links = new Map<string, SeededRandom>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #seed: string;
  readonly #recorder: HistoryRecorder;
  #isClosed = false;

  constructor({ seed, recorder, weather }: Wiring) {
    this.#seed = seed;
    this.#recorder = recorder;
    this.weather = weather;
  }

  join(name: string, role: Role, receive: Receiver): void {
    this.#endpoints.set(name, { role, receive });
  }

  leave(name: string): void {
    this.#endpoints.delete(name);
  }

  /** The role of the participant with this name, or undefined. */
  roleOf(name: string): Role | undefined {
    return this.#endpoints.get(name)?.role;
  }

  /** Sends a message that `from` has written; `bytes` is its length on the wire. */
  send(from: string, message: Message, bytes: number): void {
    if (this.#isClosed) return;
    const number = this.#recorder.nextMessage();
    const { dest, body } = message;
    const kept = bytes <= LONGEST_KEPT ? body : headOf(body);
    this.#recorder.add({ type: 'send', message: number, from, to: dest, body: kept });
    const between = [from, dest].map((name) => this.roleOf(name));
    if (between.includes('client')) {
      this.#deliver(number, message);
      return;
    }
    const random = this.#linkOf(from, dest);
    const { latency, loss, duplication } = this.weather;
    const first = drawLatency(latency, random);
    const isLost = random.chance(loss);
    const isDoubled = random.chance(duplication);
    if (between.includes('service')) return this.#later(first, () => this.#deliver(number, message));
    this.#later(first, () => this.#arrive(from, number, message, isLost));
    if (!isLost && isDoubled)
      this.#later(drawLatency(latency, random), () => this.#arrive(from, number, message, false));
  }

  /** Nothing arrives any more. */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #arrive(from: string, number: number, message: Message, isLost: boolean): void {
    const { partition } = this.weather;
    const isCut = partition !== undefined && !areConnected(partition, from, message.dest);
    if (isLost || isCut)
      this.#recorder.add({ type: 'drop', message: number, cause: isLost ? 'loss' : 'partition' });
    else this.#deliver(number, message);
  }

  #deliver(number: number, message: Message): void {
    this.#recorder.add({ type: 'deliver', message: number });
    this.#endpoints.get(message.dest)?.receive(message);
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }

  #linkOf(from: string, to: string): SeededRandom {
    const key = `${from}>${to}`;
    const found = this.#links.get(key) ?? createSeededRandom(this.#seed, 'link', from, to);
    this.#links.set(key, found);
    return found;
  }
}

/** The fields that link a body to others. */
function headOf({ type, msg_id, in_reply_to }: Body): Body {
  return {
    type,
    ...(msg_id !== undefined && { msg_id }),
    ...(in_reply_to !== undefined && { in_reply_to }),
  };
}
