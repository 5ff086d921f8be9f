import { expect, test } from 'vitest';
import { checkContract } from './check-contract.js';
import { definition, openScripted, packageFiles, packageOf, sessionOf } from './scripted-session.fixture.js';

const contract = 'tests/contract.py';
const files = { ...packageFiles, [contract]: 'CONTRACT' };

/** Asks a contract that rejects inputs with this many numbers. */
async function check(broken: number) {
  const { open, candidateInputs } = openScripted({
    candidate: (stdin) =>
      stdin.split(' ').length === broken
        ? {
            status: 'runtime-error',
            stderr: new TextEncoder().encode('Traceback\nline 3: too many numbers\n'),
          }
        : {},
  });
  const session = sessionOf(open, { package: packageOf(files), definition: { ...definition, contract } });
  return { findings: await checkContract(session), asked: candidateInputs };
}

test('the contract sees each family and size, small ones of five submissions', async () => {
  const { findings, asked } = await check(0);
  expect(findings).toEqual([]);
  // Sizes 1, 2, 3, 5, 1000 and 2000.
  expect(asked).toHaveLength(30);
  expect(new Set(asked).size).toBeGreaterThan(25);
});

test('an input that the statement rules out is a finding with family, size and reason', async () => {
  const { findings } = await check(3);
  expect(findings).toHaveLength(5);
  expect(findings[0]).toEqual({
    severity: 'error',
    code: 'CONTRACT_BROKEN',
    path: contract,
    message: 'the data of family tiny, size 3, break the statement: line 3: too many numbers',
  });
});
