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

const EVERY_MS = 150;
const AGAIN_AFTER_MS = 500;
const CHILDREN = 6;

/** What one neighbor was sent, and has not acknowledged. */
class Link {
  private readonly sentAt = new Map<number, number>();

  offer(value: number): void {
    this.sentAt.set(value, -Infinity);
  }

  due(now: number): number[] {
    const due = [...this.sentAt].filter(([, at]) => now - at >= AGAIN_AFTER_MS).map(([value]) => value);
    for (const value of due) this.sentAt.set(value, now);
    return due;
  }

  acknowledge(values: number[]): void {
    for (const value of values) this.sentAt.delete(value);
  }
}

class Node {
  private name = '';
  private readonly known = new Set<number>();
  private readonly links = new Map<string, Link>();

  handle(request: Message): void {
    const { src, body } = request;
    switch (body.type) {
      case 'init':
        this.start(String(body['node_id']), body['node_ids'] as string[]);
        return this.reply(request, { type: 'init_ok' });
      case 'topology':
        return this.reply(request, { type: 'topology_ok' });
      case 'broadcast':
        this.learn(body['message'] as number, undefined);
        return this.reply(request, { type: 'broadcast_ok' });
      case 'read':
        return this.reply(request, { type: 'read_ok', messages: [...this.known] });
      case 'values':
        for (const value of body['values'] as number[]) this.learn(value, src);
        return this.send(src, { type: 'thanks', values: body['values'] });
      case 'thanks':
        return this.links.get(src)?.acknowledge(body['values'] as number[]);
    }
  }

  private start(name: string, all: string[]): void {
    this.name = name;
    const parentOf = (at: number): string | undefined =>
      at === 0 ? undefined : all[Math.floor((at - 1) / CHILDREN)];
    const own = all.indexOf(name);
    all.forEach((other, at) => {
      if (parentOf(own) === other || parentOf(at) === name) this.links.set(other, new Link());
    });
    setInterval(() => this.sendDue(), EVERY_MS);
  }

  private learn(value: number, from: string | undefined): void {
    if (this.known.has(value)) return;
    this.known.add(value);
    for (const [neighbor, link] of this.links) if (neighbor !== from) link.offer(value);
  }

  private sendDue(): void {
    const now = performance.now();
    for (const [neighbor, link] of this.links) {
      const values = link.due(now);
      if (values.length > 0) this.send(neighbor, { type: 'values', values });
    }
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
