interface Body {
  type: string;
  msg_id?: number;
  node_id?: string;
  echo?: unknown;
}

interface Message {
  src: string;
  body: Body;
}

const NEWLINE = 0x0a;

/** Lines of bytes: text is decoded once a line is whole, so no character is cut. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of input) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      yield rest.subarray(0, end).toString('utf8');
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

async function* answersTo(lines: AsyncIterable<string>): AsyncGenerator<object> {
  let name = '';
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const { src, body } = JSON.parse(line) as Message;
    if (body.type === 'init') name = body.node_id ?? '';
    const reply: Record<string, unknown> = { type: `${body.type}_ok`, in_reply_to: body.msg_id };
    if (body.type === 'echo') reply.echo = body.echo;
    yield { src: name, dest: src, body: reply };
  }
}

async function run(): Promise<void> {
  for await (const answer of answersTo(linesOf(process.stdin))) process.stdout.write(`${JSON.stringify(answer)}\n`);
}

void run();
