const { readFileSync } = require('node:fs');

function requestsBetween(counts, questions) {
  return questions.map(({ from, to }) => {
    let total = 0;
    for (let minute = from; minute < to; minute += 1) total += counts[minute];
    return total;
  });
}

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const minutes = Number(first.split(' ')[0]);
const counts = lines.slice(0, minutes).map(Number);
const questions = lines.slice(minutes).map((line) => {
  const [from, to] = line.split(' ');
  return { from: Number(from), to: Number(to) };
});
console.log(requestsBetween(counts, questions).join('\n'));
