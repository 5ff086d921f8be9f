const { randomInt } = require('node:crypto');
const { readFileSync } = require('node:fs');

const PRIME = 2 ** 47 - 115;

/** Counts polynomials of the texts, whose base is random, and of all texts with one place left out. */
class Reposts {
  constructor() {
    this.base = randomInt(2 ** 40, PRIME);
    this.powers = [1];
    this.texts = new Map();
    this.gaps = new Map();
  }

  add(text) {
    const { base, powers, texts, gaps } = this;
    while (powers.length < text.length) powers.push((powers.at(-1) * base) % PRIME);
    let whole = text.length;
    for (let place = 0; place < text.length; place += 1)
      whole = (whole + text.charCodeAt(place) * powers[place]) % PRIME;
    let found = 0;
    for (let place = 0; place < text.length; place += 1) {
      const left = (whole - text.charCodeAt(place) * powers[place]) % PRIME;
      const gap = left < 0 ? left + PRIME : left;
      const known = gaps.get(gap) ?? 0;
      gaps.set(gap, known + 1);
      found += known;
    }
    const equal = texts.get(whole) ?? 0;
    texts.set(whole, equal + 1);
    // An equal text was found once for each place.
    return found - (text.length - 1) * equal;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const reposts = new Reposts();
const texts = lines.slice(1, Number(lines[0]) + 1);
console.log(texts.map((text) => reposts.add(text)).join('\n'));
