const { readFileSync } = require('node:fs');

/** Compares each text with all that came before. */
class Reposts {
  constructor() {
    this.texts = [];
  }

  add(text) {
    let found = 0;
    for (const other of this.texts) if (isNear(text, other)) found += 1;
    this.texts.push(text);
    return found;
  }
}

function isNear(text, other) {
  if (text.length !== other.length) return false;
  let differences = 0;
  for (let place = 0; place < text.length && differences < 2; place += 1)
    if (text[place] !== other[place]) differences += 1;
  return differences < 2;
}

const lines = readFileSync(0, 'utf8').split('\n');
const reposts = new Reposts();
const texts = lines.slice(1, Number(lines[0]) + 1);
console.log(texts.map((text) => reposts.add(text)).join('\n'));
