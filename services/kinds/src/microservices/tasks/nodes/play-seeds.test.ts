import { expect, it } from 'vitest';
import type { CheckerResult } from '../../checkers/checker.js';
import type { Finding } from '../../run/play-decided.js';
import type { PropertyCheck } from './definition.js';
import { isOnlySlow } from './play-seeds.js';
import type { ScenarioRun } from './run/scenario-run.js';
import { WORKLOADS } from './workloads/workloads.js';

const FAIL: CheckerResult = {
  outcome: 'fail',
  counterexample: { sentence: 'No.', operations: [], messages: [], steps: [] },
  figures: [],
};
const finding = (property: string, result: CheckerResult): Finding<PropertyCheck> => ({
  check: { id: property, title: property, property } as PropertyCheck,
  result,
  isDoubted: false,
});
const pass = (property: string) => finding(property, { outcome: 'pass', figures: [] });
const fail = (property: string) => finding(property, FAIL);

type Ended = Pick<ScenarioRun, 'broken'>;
const WHOLE: Ended = {};
const BROKEN: Ended = { broken: { node: 'n1', reason: 'runtime-error', sentence: 'n1 ended.' } };

it.each([
  ['passes everything', WHOLE, [pass('answered'), pass('spreading')], false],
  ['spreads too slowly', WHOLE, [pass('answered'), fail('spreading')], true],
  ['spreads too slowly and loses values', WHOLE, [fail('everywhere'), fail('spreading')], false],
  ['needs too many messages', WHOLE, [fail('messages'), pass('spreading')], false],
  ['broke off', BROKEN, [], false],
])('a run that %s', (_what, run, findings, onlySlow) => {
  expect(isOnlySlow({ run, findings }, WORKLOADS.broadcast)).toBe(onlySlow);
});
