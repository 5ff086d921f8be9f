import type { Body, Message } from '../protocol/message.js';
import type { Network } from '../network/network.js';

/** An answer, or none in time. */
export type Answer = { readonly body: Body; readonly from: string } | 'timeout';

interface Pending {
  /** The node that got the request. Another one may answer. */
  readonly node: string;
  readonly resolve: (answer: Answer) => void;
  readonly timer: NodeJS.Timeout;
}

/** A message that a node should not have sent to a client; `what` follows its name. */
export type ClientComplaint = (node: string, what: string, message: Message) => void;

/** A client asks one thing at a time and waits for the answer. Names are c1, c2 and so on. */
export class Clients {
  readonly #network: Network;
  readonly #complain: ClientComplaint;
  readonly #idle: Client[] = [];
  readonly #all: Client[] = [];

  constructor(network: Network, complain: ClientComplaint) {
    this.#network = network;
    this.#complain = complain;
  }

  /** A client that waits for nothing. */
  take(): Client {
    const idle = this.#idle.shift();
    if (idle !== undefined) return idle;
    const client = new Client(`c${this.#all.length + 1}`, this.#network, this.#complain);
    this.#all.push(client);
    return client;
  }

  /** Returns a client to the pool; one that got no answer is not reused, so that a late answer is not mistaken for another. */
  release(client: Client, answer: Answer): void {
    if (answer !== 'timeout') this.#idle.push(client);
  }

  /** Answers that came after their client had given up. */
  get lateAnswers(): number {
    return this.#all.reduce((sum, client) => sum + client.lateAnswers, 0);
  }

  close(): void {
    for (const client of this.#all) client.close();
  }
}

export class Client {
  readonly name: string;
  lateAnswers = 0;
  readonly #network: Network;
  readonly #complain: ClientComplaint;
  readonly #pending = new Map<number, Pending>();
  /** Requests that were answered, with the node that did. */
  readonly #answered = new Map<number, string>();
  #last = 0;

  constructor(name: string, network: Network, complain: ClientComplaint) {
    this.name = name;
    this.#network = network;
    this.#complain = complain;
    network.join(name, 'client', (message) => this.#receive(message));
  }

  ask(node: string, body: Body, timeoutMs: number): Promise<Answer> {
    const id = ++this.#last;
    const message: Message = { src: this.name, dest: node, body: { ...body, msg_id: id } };
    return new Promise((resolve) => {
      // Messages that have arrived by then are read first, however late the harness is.
      const timer = setTimeout(() => setImmediate(() => this.#settle(id, 'timeout')), timeoutMs);
      this.#pending.set(id, { node, resolve, timer });
      this.#network.send(this.name, message, JSON.stringify(body).length);
    });
  }

  close(): void {
    for (const id of [...this.#pending.keys()]) this.#settle(id, 'timeout');
  }

  #settle(id: number, answer: Answer): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    this.#pending.delete(id);
    pending.resolve(answer);
  }

  #receive(message: Message): void {
    const { src, body } = message;
    const id = body.in_reply_to;
    if (id === undefined)
      return this.#complain(src, `sent ${this.name} a message without in_reply_to`, message);
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 1 || id > this.#last)
      return this.#complain(src, `answered a request that ${this.name} never made`, message);
    const pending = this.#pending.get(id);
    if (pending === undefined) {
      // A late answer is not wrong, and another node may answer a request that was forwarded to it twice.
      if (!this.#answered.has(id)) this.lateAnswers += 1;
      if (this.#answered.get(id) === src)
        this.#complain(src, `answered request ${id} of ${this.name} a second time`, message);
      return;
    }
    if (pending.node === src) this.#answered.set(id, src);
    this.#settle(id, { body, from: src });
  }
}
