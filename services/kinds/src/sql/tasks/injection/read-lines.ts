import type { Readable } from 'node:stream';

/** A line, or the fact that it exceeds the length limit. */
export type Line = { readonly text: string } | { readonly tooLong: true };

/**
 * The lines of a stream until it ends, breaks off or contains one that is too long. Text after the last line break is a
 * line, too, so that no output is ignored.
 */
export async function* readLines(stream: Readable, mostBytes: number): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      rest = Buffer.concat([rest, piece]);
      for (let end = rest.indexOf(0x0a); end !== -1 && end <= mostBytes; end = rest.indexOf(0x0a)) {
        yield { text: rest.subarray(0, end).toString() };
        rest = rest.subarray(end + 1);
      }
      if (rest.length > mostBytes) {
        yield { tooLong: true };
        return;
      }
    }
  } catch {
    // A broken stream brings no more output; the program's ending explains the rest.
  }
  if (rest.length > 0) yield { text: rest.toString() };
}
