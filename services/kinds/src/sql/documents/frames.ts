import type { Duplex } from 'node:stream';

const HEADER = 4;

/** Sends a command to the program in the box and takes its answer; undefined when the stream ends before. */
export function askFramed(stream: Duplex, command: unknown): Promise<unknown> {
  const body = Buffer.from(JSON.stringify(command), 'utf8');
  const head = Buffer.alloc(HEADER);
  head.writeUInt32BE(body.length, 0);
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let held = 0;
    stream.on('data', (bytes: Buffer) => {
      parts.push(bytes);
      held += bytes.length;
      if (held < HEADER) return;
      const whole = Buffer.concat(parts.splice(0));
      parts.push(whole);
      const length = whole.readUInt32BE(0);
      if (held >= HEADER + length) resolve(JSON.parse(whole.toString('utf8', HEADER, HEADER + length)));
    });
    stream.once('close', () => resolve(undefined));
    stream.once('error', () => resolve(undefined));
    stream.write(Buffer.concat([head, body]));
  });
}
