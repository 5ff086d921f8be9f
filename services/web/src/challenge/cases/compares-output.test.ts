import type { Sample } from '@hone/contracts';
import { expect, it } from 'vitest';
import { comparesOutput } from './compares-output.js';

const PAIR: Sample = { id: 'two', title: 'Two', input: '2', output: '4' };
const CONTRACT: Sample = { id: 'contract', title: 'Contract', format: 'openapi', files: [] };

it('compares an output unless the challenge has a contract', () => {
  expect(comparesOutput({ samples: [PAIR] })).toBe(true);
  expect(comparesOutput({ samples: [CONTRACT, PAIR] })).toBe(false);
});
