import { createInterface } from 'node:readline';

interface Message {
  src: string;
  dest: string;
  body: { type: string; msg_id?: number; in_reply_to?: number; [key: string]: unknown };
}

function handle(request: Message): void {
  // Answer `init`, `add` and `read` here.
  console.error('got', request.body.type);
}

createInterface({ input: process.stdin }).on('line', (line) => handle(JSON.parse(line) as Message));
