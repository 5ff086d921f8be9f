import { createInterface } from 'node:readline';

type Action = ['r' | 'append', number, unknown];
type Lists = Record<string, number[]>;

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

/** What a batch did: the state after it, and the answer to each of its transactions. */
interface Outcome {
  before: Lists;
  after: Lists;
  answers: Action[][];
}

function runAll(transactions: Action[][], before: Lists): Outcome {
  const after = structuredClone(before);
  const answers = transactions.map((txn) =>
    txn.map(([type, key, value]): Action => {
      const list = (after[key] ??= []);
      if (type === 'append') list.push(value as number);
      return [type, key, type === 'append' ? value : [...list]];
    }),
  );
  return { before, after, answers };
}

class Node {
  private name = '';
  private lastId = 0;
  private isWorking = false;
  private queue: Message[] = [];
  private readonly callbacks = new Map<number, (answer: Body) => void>();

  handle(message: Message): void {
    const { body } = message;
    if (body.in_reply_to !== undefined) return this.take(body.in_reply_to, body);
    if (body.type === 'init') {
      this.name = String(body['node_id']);
      this.reply(message, { type: 'init_ok' });
    } else if (body.type === 'txn') {
      this.queue.push(message);
      if (!this.isWorking) void this.work();
    }
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    let batch: Message[] = [];
    while (batch.length + this.queue.length > 0) {
      const read = await this.ask({ type: 'read' });
      batch = [...batch, ...this.queue.splice(0)];
      const transactions = batch.map(({ body }) => body['txn'] as Action[]);
      const outcome = runAll(transactions, (read['value'] ?? {}) as Lists);
      if (!(await this.commit(outcome))) continue;
      batch.forEach((message, at) => this.reply(message, { type: 'txn_ok', txn: outcome.answers[at] }));
      batch = [];
    }
    this.isWorking = false;
  }

  private async commit({ before, after, answers }: Outcome): Promise<boolean> {
    if (answers.flat().every(([type]) => type === 'r')) return true;
    const cas = { type: 'cas', from: before, to: after, create_if_not_exists: true };
    return (await this.ask(cas)).type === 'cas_ok';
  }

  private ask(body: Body): Promise<Body> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve) => {
      this.callbacks.set(id, resolve);
      this.send('lin-kv', { ...body, key: 'lists', msg_id: id });
    });
  }

  private take(id: number, answer: Body): void {
    this.callbacks.get(id)?.(answer);
    this.callbacks.delete(id);
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
