/** All files of a submission, or all cases of a request, come in one frame. */
const MOST_BYTES = 24 * 1024 * 1024;
const HEADER = 4;

/** Frames of a byte stream: four bytes of length, the highest first, then so many bytes of UTF-8. */
export class FrameReader {
  #parts = [];
  #held = 0;

  /** @param {(text: string) => void} onFrame */
  constructor(onFrame) {
    this.onFrame = onFrame;
  }

  /** @param {Buffer} bytes */
  push(bytes) {
    this.#parts.push(bytes);
    this.#held += bytes.length;
    for (let length = this.#nextLength(); length !== undefined; length = this.#nextLength()) {
      const whole = this.#joined();
      this.#parts = [whole.subarray(HEADER + length)];
      this.#held -= HEADER + length;
      this.onFrame(whole.toString('utf8', HEADER, HEADER + length));
    }
  }

  /** How long the frame is that is there as a whole. */
  #nextLength() {
    if (this.#held < HEADER) return undefined;
    // Joined only where the length itself is in pieces: a large frame comes in many.
    const head = this.#parts[0].length < HEADER ? this.#joined() : this.#parts[0];
    const length = head.readUInt32BE(0);
    if (length > MOST_BYTES) throw new RangeError(`a frame of ${length} bytes is too large`);
    return this.#held >= HEADER + length ? length : undefined;
  }

  #joined() {
    const whole = Buffer.concat(this.#parts);
    this.#parts = [whole];
    return whole;
  }
}

/** @param {import('node:stream').Writable} stream @param {unknown} value */
export function writeFrame(stream, value) {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  const head = Buffer.alloc(HEADER);
  head.writeUInt32BE(body.length, 0);
  stream.write(Buffer.concat([head, body]));
}
