import { createInterface } from 'node:readline';

interface Body {
  type: string;
  msg_id?: number;
  in_reply_to?: number;
  [key: string]: unknown;
}

interface Message {
  src: string;
  dest: string;
  body: Body;
}

type Callback = (answer: Body) => void;

/** Asks seq-kv, and calls back with its answer. */
class Store {
  private last = 0;
  private readonly callbacks = new Map<number, Callback>();
  private readonly send: (dest: string, body: Body) => void;

  constructor(send: (dest: string, body: Body) => void) {
    this.send = send;
  }

  ask(body: Body, callback: Callback): void {
    this.last += 1;
    this.callbacks.set(this.last, callback);
    this.send('seq-kv', { ...body, msg_id: this.last });
  }

  take(answer: Body): void {
    const id = answer.in_reply_to ?? 0;
    this.callbacks.get(id)?.(answer);
    this.callbacks.delete(id);
  }
}

class Node {
  private name = '';
  private syncs = 0;
  private readonly store = new Store((dest, body) => this.send(dest, body));

  handle(request: Message): void {
    const { body } = request;
    if (body.in_reply_to !== undefined) return this.store.take(body);
    switch (body.type) {
      case 'init':
        this.name = String(body['node_id']);
        return this.reply(request, { type: 'init_ok' });
      case 'read':
      case 'write':
      case 'cas':
        return this.sync(() => this.store.ask(body, (answer) => this.reply(request, answer)));
    }
  }

  /** Whatever is asked of the store afterwards sees all that had been changed before. */
  private sync(then: () => void): void {
    this.syncs += 1;
    this.store.ask({ type: 'write', key: `last of ${this.name}`, value: this.syncs }, then);
  }

  private reply({ src, body }: Message, answer: Body): void {
    this.send(src, { ...answer, in_reply_to: body.msg_id });
  }

  private send(dest: string, body: Body): void {
    process.stdout.write(`${JSON.stringify({ src: this.name, dest, body })}\n`);
  }
}

const node = new Node();
createInterface({ input: process.stdin }).on('line', (line) => node.handle(JSON.parse(line) as Message));
