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

type Offsets = Record<string, number>;

/** Talks to lin-kv. */
class Store {
  private last = 0;
  private readonly callbacks = new Map<number, (answer: Body) => void>();
  private readonly send: (dest: string, body: Body) => void;

  constructor(send: (dest: string, body: Body) => void) {
    this.send = send;
  }

  async read<Value>(key: string, missing: Value): Promise<Value> {
    const { value } = await this.ask({ type: 'read', key });
    return value === undefined ? missing : (value as Value);
  }

  async cas(key: string, from: unknown, to: unknown): Promise<boolean> {
    const { type } = await this.ask({ type: 'cas', key, from, to, create_if_not_exists: true });
    return type === 'cas_ok';
  }

  take(id: number, answer: Body): void {
    this.callbacks.get(id)?.(answer);
    this.callbacks.delete(id);
  }

  private ask(body: Body): Promise<Body> {
    this.last += 1;
    const id = this.last;
    return new Promise((resolve) => {
      this.callbacks.set(id, resolve);
      this.send('lin-kv', { ...body, msg_id: id });
    });
  }
}

class Logs {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  async append(key: string, message: unknown): Promise<number> {
    for (;;) {
      const log = await this.store.read<unknown[]>(`log-${key}`, []);
      if (await this.store.cas(`log-${key}`, log, [...log, message])) return log.length;
    }
  }

  async from(key: string, offset: number): Promise<unknown[]> {
    const log = await this.store.read<unknown[]>(`log-${key}`, []);
    return log.slice(offset).map((message, index) => [offset + index, message]);
  }

  async commit(key: string, offset: number): Promise<void> {
    for (;;) {
      const committed = await this.committed(key);
      if (committed >= offset || (await this.store.cas(`done-${key}`, committed, offset))) return;
    }
  }

  committed(key: string): Promise<number> {
    return this.store.read(`done-${key}`, -1);
  }
}

let name = '';
const send = (dest: string, body: Body): void => {
  process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
};
const store = new Store(send);
const logs = new Logs(store);

async function answer(body: Body): Promise<Record<string, unknown>> {
  if (body.type === 'init') name = String(body['node_id']);
  if (body.type === 'send') return { offset: await logs.append(String(body['key']), body['msg']) };
  if (body.type === 'poll') {
    const msgs: Record<string, unknown[]> = {};
    for (const [key, offset] of Object.entries(body['offsets'] as Offsets))
      msgs[key] = await logs.from(key, offset);
    return { msgs };
  }
  if (body.type === 'commit_offsets')
    for (const [key, offset] of Object.entries(body['offsets'] as Offsets)) await logs.commit(key, offset);
  if (body.type === 'list_committed_offsets') {
    const offsets: Offsets = {};
    for (const key of body['keys'] as string[]) {
      const committed = await logs.committed(key);
      if (committed >= 0) offsets[key] = committed;
    }
    return { offsets };
  }
  return {};
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line) as Message;
  if (body.in_reply_to !== undefined) return store.take(body.in_reply_to, body);
  void answer(body).then((fields) =>
    send(src, { ...fields, type: `${body.type}_ok`, in_reply_to: body.msg_id }),
  );
});
