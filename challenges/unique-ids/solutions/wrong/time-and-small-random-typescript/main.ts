import { createInterface } from 'node:readline';

interface Message {
  src: string;
  dest: string;
  body: { type: string; msg_id?: number; node_id?: string };
}

let name = '';

function answer(request: Message, body: object): void {
  const message = { src: name, dest: request.src, body: { ...body, in_reply_to: request.body.msg_id } };
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

// The time in milliseconds, and a random number against two in the same millisecond.
const generateId = (): string => `${String(Date.now())}-${String(Math.floor(Math.random() * 1000))}`;

function handle(request: Message): void {
  if (request.body.type === 'init') {
    name = request.body.node_id ?? '';
    answer(request, { type: 'init_ok' });
  } else if (request.body.type === 'generate') answer(request, { type: 'generate_ok', id: generateId() });
}

createInterface({ input: process.stdin }).on('line', (line) => handle(JSON.parse(line) as Message));
