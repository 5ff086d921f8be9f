/**
 * Records the evidence that the landing page shows: grades three answers of the catalogue in the sandbox of
 * this machine and keeps the check whose evidence has the picture. Run it after `npm start` or `infra`, with
 * the programs built:
 *
 *     node services/web/scripts/record-landing.mjs
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../..');
const target = join(import.meta.dirname, '../src/landing/recorded.json');
const SEED = '5eed0000000000000000000000000039';

const ANSWERS = [
  {
    evidence: 'speed',
    challenge: 'busiest-window',
    answer: 'slow/naive-python/main.py',
    language: 'python',
    mode: 'submit',
  },
  {
    evidence: 'rows',
    challenge: 'top-sellers-with-ties',
    answer: 'wrong/row-number/query.sql',
    language: 'sql',
    mode: 'submit',
  },
  {
    evidence: 'history',
    challenge: 'unique-ids',
    answer: 'wrong/clock-and-name-python/main.py',
    language: 'python',
    mode: 'run',
  },
];

async function record({ evidence, challenge, answer, language, mode }) {
  const folder = join(root, 'challenges', challenge);
  const { title } = parse(await readFile(join(folder, 'challenge.yml'), 'utf8'));
  const file = join(folder, 'solutions', answer);
  const hone = join(root, 'services/cli/bin/hone.mjs');
  const options = ['--language', language, '--mode', mode, '--seed', SEED, '--json'];
  const run = promisify(execFile)(process.execPath, [hone, 'grade', folder, file, ...options]);
  const { verdict, checks } = JSON.parse((await run).stdout);
  const check = checks.find((each) => each.evidence?.type === evidence && each.status === 'fail');
  if (check === undefined) throw new Error(`${challenge}: no failed check with evidence of type ${evidence}`);
  console.log(`${challenge}: ${verdict}, ${check.title}`);
  return { challenge, title, answer: `solutions/${answer}`, verdict, check };
}

const recorded = {};
// One after the other: measured work has a core to itself.
for (const answer of ANSWERS) recorded[answer.evidence] = await record(answer);
await writeFile(target, `${JSON.stringify(recorded)}\n`);
