import { readFileSync } from 'node:fs';

interface Question {
  readonly from: number;
  readonly to: number;
}

/**
 * One number for each question: the sum of the counts of its minutes.
 * counts:    the requests of each minute, minute 0 first
 * questions: minute `to` does not belong to the question
 */
function requestsBetween(counts: readonly number[], questions: readonly Question[]): number[] {
  return questions.map(() => -1);
}

const [first = '', ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const minutes = Number(first.split(' ')[0]);
const counts = lines.slice(0, minutes).map(Number);
const questions = lines.slice(minutes).map((line): Question => {
  const [from, to] = line.split(' ');
  return { from: Number(from), to: Number(to) };
});
console.log(requestsBetween(counts, questions).join('\n'));
