const { readFileSync } = require('node:fs');

function requestsBetween(counts, questions) {
  const before = new Float32Array(counts.length + 1);
  counts.forEach((count, minute) => {
    before[minute + 1] = before[minute] + count;
  });
  return questions.map(({ from, to }) => before[to] - before[from]);
}

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const minutes = Number(first.split(' ')[0]);
const counts = lines.slice(0, minutes).map(Number);
const questions = lines.slice(minutes).map((line) => {
  const [from, to] = line.split(' ');
  return { from: Number(from), to: Number(to) };
});
console.log(requestsBetween(counts, questions).join('\n'));
