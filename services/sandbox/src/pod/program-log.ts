import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { LogEntry } from '@hone/contracts/sandbox';

const MAX_LOG_BYTES = 256 * 1024;

/**
 * The last output of a member's programs on both streams, each piece with its time. All output is read,
 * so that no program has to wait.
 */
export class ProgramLog {
  private readonly now: () => number;
  private readonly entries: { readonly entry: LogEntry; readonly bytes: number }[] = [];
  private bytes = 0;

  /** `now`: milliseconds since the pod was opened. */
  constructor(now: () => number) {
    this.now = now;
  }

  follow(output: LogEntry['output'], stream: Readable): void {
    const decoder = new StringDecoder('utf8');
    stream.on('data', (chunk: Buffer) => this.keep(output, decoder.write(chunk)));
    stream.on('end', () => this.keep(output, decoder.end()));
  }

  read(): readonly LogEntry[] {
    return this.entries.map(({ entry }) => entry);
  }

  private keep(output: LogEntry['output'], text: string): void {
    if (text === '') return;
    const bytes = Buffer.byteLength(text);
    this.entries.push({ entry: { atMs: this.now(), output, text }, bytes });
    this.bytes += bytes;
    while (this.bytes > MAX_LOG_BYTES && this.entries.length > 1)
      this.bytes -= this.entries.shift()?.bytes ?? 0;
  }
}
