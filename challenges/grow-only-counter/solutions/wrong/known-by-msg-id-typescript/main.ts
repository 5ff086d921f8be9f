import { createInterface } from 'node:readline';

interface Message {
  src: string;
  dest: string;
  body: { type: string; msg_id?: number; in_reply_to?: number; [key: string]: unknown };
}

let name = '';
let peers: string[] = [];
/** The adds that this node knows, each once, by the number of its message. */
const adds = new Map<number, number>();

function send(dest: string, body: Record<string, unknown>): void {
  process.stdout.write(JSON.stringify({ src: name, dest, body }) + '\n');
}

function gossip(): void {
  for (const peer of peers) send(peer, { type: 'adds', adds: [...adds] });
}

function handle({ src, body }: Message): void {
  const in_reply_to = body.msg_id;
  switch (body.type) {
    case 'init':
      name = body.node_id as string;
      peers = (body.node_ids as string[]).filter((node) => node !== name);
      setInterval(gossip, 1000);
      return send(src, { type: 'init_ok', in_reply_to });
    case 'add':
      adds.set(body.msg_id as number, body.delta as number);
      return send(src, { type: 'add_ok', in_reply_to });
    case 'read': {
      const value = [...adds.values()].reduce((sum, delta) => sum + delta, 0);
      return send(src, { type: 'read_ok', in_reply_to, value });
    }
    case 'adds':
      for (const [id, delta] of body.adds as [number, number][]) adds.set(id, delta);
  }
}

createInterface({ input: process.stdin }).on('line', (line) => handle(JSON.parse(line) as Message));
