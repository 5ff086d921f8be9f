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

type Parts = Record<string, number>;

/** A sum of parts, each of which one node alone makes larger. */
class GrowOnlyCounter {
  private readonly parts: Parts = {};
  private readonly owner: string;

  constructor(owner: string) {
    this.owner = owner;
  }

  add(delta: number): void {
    this.merge({ [this.owner]: (this.parts[this.owner] ?? 0) + delta });
  }

  merge(theirs: Parts): void {
    for (const [node, total] of Object.entries(theirs)) this.parts[node] = Math.max(this.parts[node] ?? 0, total);
  }

  get value(): number {
    return Object.values(this.parts).reduce((sum, part) => sum + part, 0);
  }

  get state(): Parts {
    return this.parts;
  }
}

const EVERY_MS = 300;

let name = '';
let others: string[] = [];
let counter = new GrowOnlyCounter(name);

function send(dest: string, body: Body): void {
  process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
}

function start({ node_id, node_ids }: Body): void {
  name = String(node_id);
  others = (node_ids as string[]).filter((each) => each !== name);
  counter = new GrowOnlyCounter(name);
  setInterval(() => {
    for (const other of others) send(other, { type: 'state', state: counter.state });
  }, EVERY_MS);
}

function handle({ src, body }: Message): void {
  const reply = (answer: Body): void => send(src, { ...answer, in_reply_to: body.msg_id });
  switch (body.type) {
    case 'init':
      start(body);
      return reply({ type: 'init_ok' });
    case 'add':
      counter.add(body['delta'] as number);
      return reply({ type: 'add_ok' });
    case 'read':
      return reply({ type: 'read_ok', value: counter.value });
    case 'state':
      return counter.merge(body['state'] as Parts);
  }
}

createInterface({ input: process.stdin }).on('line', (line) => handle(JSON.parse(line) as Message));
