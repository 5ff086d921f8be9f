// Talks to a report generator as its users do, and tells the verdict: 42 accepts, 43 rejects.
const fs = require('node:fs');

const MOST_BYTES = 64 * 1024;
const MOST_LINES = 200;

/** Whole numbers from 0 to below `most`, from the seed that the test was given. */
function seeded() {
  let state = BigInt(fs.readFileSync(process.argv[2], 'utf8').trim());
  return (most) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(most));
  };
}

function tell(...lines) {
  try {
    fs.writeSync(1, lines.map((line) => `${line}\n`).join(''));
  } catch {
    reject('It stopped reading before the last command.');
  }
}

let heard = '';

function nextLine() {
  const piece = Buffer.alloc(4096);
  while (!heard.includes('\n')) {
    const bytes = heard.length > MOST_BYTES ? 0 : readPiece(piece);
    if (bytes === 0) reject('A report did not come to its end, though the next command awaits it.');
    heard += piece.toString('latin1', 0, bytes);
  }
  const end = heard.indexOf('\n');
  const line = heard.slice(0, end).trimEnd();
  heard = heard.slice(end + 1);
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
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

/** The lines of a report, without `end`. */
function report(month) {
  tell(`report ${month}`);
  const lines = [];
  while (lines.length < MOST_LINES) {
    const line = nextLine();
    if (line === 'end') return lines;
    lines.push(line);
  }
  return reject('A report had no end.');
}

/** Rejects with a reason unless the report consists of these lines after its title. */
function expect(month, lines, why) {
  if (report(month).join('\n') !== [`Report ${month}`, ...lines].join('\n')) reject(why);
}

/** The words of the lines that rank customers. */
function ranks(month) {
  return report(month)
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(' '));
}

function money(cents) {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function reject(message) {
  fs.writeFileSync(`${process.argv[4]}teammessage.txt`, message);
  return process.exit(43);
}

function accept() {
  process.exit(42);
}

module.exports = { accept, expect, money, ranks, reject, seeded, tell };
