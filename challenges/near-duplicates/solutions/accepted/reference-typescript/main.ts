import { randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

const CODES = 128;

/** How often each 64-bit key was added. The keys are random, so their lower bits choose the slot. */
class Counts {
  private size = 0;
  private low = new Uint32Array(1 << 10);
  private high = new Uint32Array(1 << 10);
  private counts = new Uint32Array(1 << 10);

  /** Adds the key; returns how often that was done before. */
  add(low: number, high: number): number {
    if (2 * this.size >= this.counts.length) this.grow();
    const at = this.find(low, high);
    if (this.counts[at] === 0) this.size += 1;
    this.low[at] = low;
    this.high[at] = high;
    const before = this.counts[at]!;
    this.counts[at] = before + 1;
    return before;
  }

  private find(low: number, high: number): number {
    const mask = this.counts.length - 1;
    let at = low & mask;
    while (this.counts[at] !== 0 && (this.low[at] !== low || this.high[at] !== high)) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { low, high, counts } = this;
    const slots = 2 * counts.length;
    this.low = new Uint32Array(slots);
    this.high = new Uint32Array(slots);
    this.counts = new Uint32Array(slots);
    for (let from = 0; from < counts.length; from += 1) {
      if (counts[from] === 0) continue;
      const at = this.find(low[from]!, high[from]!);
      this.low[at] = low[from]!;
      this.high[at] = high[from]!;
      this.counts[at] = counts[from]!;
    }
  }
}

/**
 * Counts fingerprints of the texts and of all texts with one place left out. A fingerprint combines random numbers,
 * one for each place and character: nobody can tell beforehand which texts collide.
 */
class Reposts {
  private low: Uint32Array = new Uint32Array(0);
  private high: Uint32Array = new Uint32Array(0);
  private readonly texts = new Counts();
  private readonly gaps = new Counts();

  private reserve(length: number): void {
    if (length * CODES <= this.low.length) return;
    this.low = extended(this.low, 2 * length * CODES);
    this.high = extended(this.high, 2 * length * CODES);
  }

  add(text: string): number {
    this.reserve(text.length);
    let [low, high] = [0, 0];
    for (let place = 0; place < text.length; place += 1) {
      const at = place * CODES + text.charCodeAt(place);
      low ^= this.low[at]!;
      high ^= this.high[at]!;
    }
    let found = 0;
    for (let place = 0; place < text.length; place += 1) {
      const at = place * CODES + text.charCodeAt(place);
      found += this.gaps.add((low ^ this.low[at]!) >>> 0, (high ^ this.high[at]!) >>> 0);
    }
    // An equal text was found once for each place.
    return found - (text.length - 1) * this.texts.add(low >>> 0, high >>> 0);
  }
}

/** The numbers with random ones after them. */
function extended(numbers: Uint32Array, length: number): Uint32Array {
  const made = randomFillSync(new Uint32Array(length));
  made.set(numbers);
  return made;
}

const lines = readFileSync(0, 'utf8').split('\n');
const reposts = new Reposts();
const texts = lines.slice(1, Number(lines[0]) + 1);
console.log(texts.map((text) => reposts.add(text)).join('\n'));
