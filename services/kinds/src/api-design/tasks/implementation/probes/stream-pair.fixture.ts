import { Duplex } from 'node:stream';

/** Both ends of a connection in memory; one that is destroyed ends the other. */
export function createStreamPair(): [Duplex, Duplex] {
  const [one, other] = [new End(), new End()];
  one.other = other;
  other.other = one;
  return [one, other];
}

/** What is written to one end is read from the other. */
class End extends Duplex {
  other: End | undefined;
  private readOn: (() => void) | undefined;

  override _read(): void {
    const { readOn } = this;
    this.readOn = undefined;
    readOn?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.other?.hear(chunk, done);
  }

  override _final(done: () => void): void {
    this.other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.other?.destroy();
    done(error);
  }

  private hear(chunk: Buffer, done: () => void): void {
    if (this.push(chunk)) done();
    else this.readOn = done;
  }
}
