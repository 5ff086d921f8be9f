import { readFileSync } from 'node:fs';

interface Question {
  readonly from: number;
  readonly to: number;
}

function requestsBetween(counts: readonly number[], questions: readonly Question[]): number[] {
  const before = [0];
  let total = 0;
  for (const count of counts) before.push((total += count));
  return questions.map(({ from, to }) => before[to]! - before[from]!);
}

const [first = '', ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const minutes = Number(first.split(' ')[0]);
const counts = lines.slice(0, minutes).map(Number);
const questions = lines.slice(minutes).map((line): Question => {
  const [from, to] = line.split(' ');
  return { from: Number(from), to: Number(to) };
});
console.log(requestsBetween(counts, questions).join('\n'));
