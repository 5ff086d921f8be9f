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

class Node {
  private name = '';

  handle(request: Message): void {
    const { body } = request;
    switch (body.type) {
      case 'init':
        this.name = String(body.node_id);
        return this.reply(request, { type: 'init_ok' });
      case 'echo':
        return this.reply(request, { type: 'echo_ok', echo: body.echo });
    }
  }

  private reply({ src, body }: Message, answer: Body): void {
    const message: Message = { src: this.name, dest: src, body: { ...answer, in_reply_to: body.msg_id } };
    process.stdout.write(`${JSON.stringify(message)}\n`);
  }
}

const node = new Node();
createInterface({ input: process.stdin }).on('line', (line) => node.handle(JSON.parse(line) as Message));
