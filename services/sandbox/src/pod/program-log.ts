import type { Readable } from 'node:stream';

const MAX_LOG_BYTES = 256 * 1024;

/** The beginning of what programs print on one output; the rest is read and dropped, so that none has to wait. */
export class ProgramLog {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;

  follow(output: Readable): void {
    output.on('data', (chunk: Buffer) => {
      const kept = chunk.subarray(0, MAX_LOG_BYTES - this.bytes);
      if (kept.length > 0) this.chunks.push(kept);
      this.bytes += kept.length;
    });
  }

  text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}
