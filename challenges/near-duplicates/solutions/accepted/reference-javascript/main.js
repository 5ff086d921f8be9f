const { randomFillSync } = require('node:crypto');
const { readFileSync } = require('node:fs');

const CODES = 128;

/** How often each 64-bit key was added. The keys are random, so their lower bits choose the slot. */
class Counts {
  constructor() {
    this.size = 0;
    this.allocate(1 << 10);
  }

  allocate(slots) {
    this.low = new Uint32Array(slots);
    this.high = new Uint32Array(slots);
    this.counts = new Uint32Array(slots);
  }

  /** Adds the key; returns how often that was done before. */
  add(low, high) {
    if (2 * this.size >= this.counts.length) this.grow();
    const at = this.find(low, high);
    if (this.counts[at] === 0) this.size += 1;
    this.low[at] = low;
    this.high[at] = high;
    this.counts[at] += 1;
    return this.counts[at] - 1;
  }

  find(low, high) {
    const mask = this.counts.length - 1;
    let at = low & mask;
    while (this.counts[at] !== 0 && (this.low[at] !== low || this.high[at] !== high)) at = (at + 1) & mask;
    return at;
  }

  grow() {
    const { low, high, counts } = this;
    this.allocate(2 * counts.length);
    for (let from = 0; from < counts.length; from += 1) {
      if (counts[from] === 0) continue;
      const at = this.find(low[from], high[from]);
      this.low[at] = low[from];
      this.high[at] = high[from];
      this.counts[at] = counts[from];
    }
  }
}

/**
 * Counts fingerprints of the texts and of all texts with one place left out. A fingerprint combines random numbers,
 * one for each place and character: nobody can tell beforehand which texts collide.
 */
class Reposts {
  constructor() {
    this.low = new Uint32Array(0);
    this.high = new Uint32Array(0);
    this.texts = new Counts();
    this.gaps = new Counts();
  }

  reserve(length) {
    if (length * CODES <= this.low.length) return;
    this.low = extended(this.low, 2 * length * CODES);
    this.high = extended(this.high, 2 * length * CODES);
  }

  add(text) {
    this.reserve(text.length);
    let [low, high] = [0, 0];
    for (let place = 0; place < text.length; place += 1) {
      const at = place * CODES + text.charCodeAt(place);
      low ^= this.low[at];
      high ^= this.high[at];
    }
    let found = 0;
    for (let place = 0; place < text.length; place += 1) {
      const at = place * CODES + text.charCodeAt(place);
      found += this.gaps.add((low ^ this.low[at]) >>> 0, (high ^ this.high[at]) >>> 0);
    }
    // An equal text was found once for each place.
    return found - (text.length - 1) * this.texts.add(low >>> 0, high >>> 0);
  }
}

/** The numbers with random ones after them. */
function extended(numbers, length) {
  const made = randomFillSync(new Uint32Array(length));
  made.set(numbers);
  return made;
}

const lines = readFileSync(0, 'utf8').split('\n');
const reposts = new Reposts();
const texts = lines.slice(1, Number(lines[0]) + 1);
console.log(texts.map((text) => reposts.add(text)).join('\n'));
