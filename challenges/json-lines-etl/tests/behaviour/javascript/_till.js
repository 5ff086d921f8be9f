// Talks to an import as tills do, and tells the verdict: 42 accepts, 43 rejects.
const fs = require('node:fs');

const MOST_BYTES = 64 * 1024;
const MOST_LINES = 2000;

/** Whole numbers from 0 to below `most`, from the seed that the test was given. */
function seeded() {
  let state = BigInt(fs.readFileSync(process.argv[2], 'utf8').trim());
  return (most) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(most));
  };
}

/** The same values in an order of their own. */
function shuffled(values, below) {
  const left = [...values];
  return values.map(() => left.splice(below(left.length), 1)[0]);
}

function shop(id, region = 'north', name = 'Pier', rate = 1000) {
  return JSON.stringify({ kind: 'shop', id, region, name, rate });
}

/** A valid sale of shop s1, unless other values say otherwise. */
function sale(id, other = {}) {
  const own = { shop: 's1', at: '2026-03-02T17:05:33Z', item: 'tea', qty: 1, cents: 100 };
  return JSON.stringify({ kind: 'sale', id, ...own, ...other });
}

function tell(...lines) {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  for (let done = 0; done < bytes.length; ) {
    try {
      done += fs.writeSync(1, bytes, done);
    } catch (error) {
      if (error.code !== 'EAGAIN') reject('It stopped reading before the last line.');
      pause();
    }
  }
}

function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}

let heard = Buffer.alloc(0);

function nextLine() {
  const piece = Buffer.alloc(4096);
  while (!heard.includes('\n')) {
    const bytes = heard.length > MOST_BYTES ? 0 : readPiece(piece);
    if (bytes === 0) reject('A batch did not come to its end, though the next line awaits it.');
    heard = Buffer.concat([heard, piece.subarray(0, bytes)]);
  }
  const end = heard.indexOf('\n');
  const line = heard.toString('utf8', 0, end).trimEnd();
  heard = heard.subarray(end + 1);
  return line;
}

/** Waits for something to read; 0 when there will be nothing more. */
function readPiece(piece) {
  for (;;) {
    try {
      return fs.readSync(0, piece, 0, piece.length, null);
    } catch (error) {
      if (error.code === 'EOF') return 0;
      if (error.code !== 'EAGAIN') throw error;
      pause();
    }
  }
}

/** The lines of the batch; the last one counts. */
function flush() {
  tell('{"kind":"flush"}');
  const lines = [];
  while (lines.length < MOST_LINES) {
    const line = nextLine();
    lines.push(line);
    if (line.startsWith('{"batch":')) return lines;
  }
  return reject('A batch had no end.');
}

/** Rejects with a reason unless the next batch consists of these lines. */
function expect(lines, why) {
  if (flush().join('\n') !== lines.join('\n')) reject(why);
}

/** Rejects with a reason unless the next batch has rows of these ids and these counts. */
function expectIds(ids, last, why) {
  const lines = flush();
  const found = lines.flatMap((line) => /^\{"id":"([^"]*)"/.exec(line)?.[1] ?? []);
  if (found.join() !== ids.join() || lines.at(-1) !== last) reject(why);
}

/** A row of shop s1 as `sale` makes it, unless other values say otherwise. */
function row(id, other = {}) {
  const own = { id, day: '2026-03-02', region: 'north', shop: 'Pier', item: 'tea', amount: 100 };
  return JSON.stringify({ ...own, ...other });
}

function total(region, day, sales, units, amount) {
  return JSON.stringify({ region, day, sales, units, amount });
}

function counts(batch, written, refused = {}) {
  const none = { malformed: 0, invalid: 0, unknown: 0, duplicate: 0 };
  return JSON.stringify({ batch, written, ...none, ...refused });
}

function reject(message) {
  fs.writeFileSync(`${process.argv[4]}teammessage.txt`, message);
  return process.exit(43);
}

function accept() {
  process.exit(42);
}

module.exports = { accept, counts, expect, expectIds, row, sale, seeded, shop, shuffled, tell, total };
