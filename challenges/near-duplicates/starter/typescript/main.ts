import { readFileSync } from 'node:fs';

/** Remembers texts, and knows how many of them are near-duplicates of a new one. */
class Reposts {
  /** Remembers the text. Returns how many of those before it have its length and differ in one place at most. */
  add(text: string): number {
    return -1;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const reposts = new Reposts();
const texts = lines.slice(1, Number(lines[0]) + 1);
console.log(texts.map((text) => reposts.add(text)).join('\n'));
