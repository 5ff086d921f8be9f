import assert from 'node:assert/strict';
import { after, it } from 'node:test';

import { Bench } from '../src/supervise/bench.mjs';
import { validateAll } from '../src/supervise/validate-all.mjs';

/** Less than the program needs for its own start. */
const TIME = { validationCase: { cpuMs: 250, wallMs: 15_000 }, validation: { cpuMs: 4_000, wallMs: 60_000 } };

it('no case pays for the start of the program, neither of the first one nor of one that begins anew', async () => {
  const bench = new Bench([]);
  after(() => bench.close());
  const schemas = { Slow: { type: 'string', pattern: '^(a+)+$' }, Other: { type: 'integer' } };
  const text = JSON.stringify({
    ok: true,
    version: '3.1',
    document: { components: { schemas } },
    places: {},
  });
  const tried = (/** @type {string} */ schema, /** @type {unknown} */ value) => ({
    id: schema,
    schema: `/components/schemas/${schema}`,
    value,
    direction: 'request',
  });
  const cases = [tried('Other', 1), tried('Slow', `${'a'.repeat(40)}!`), tried('Other', 2)];
  const results = await validateAll(bench, { number: 1, text }, cases, TIME);
  assert.deepEqual(
    results.map((/** @type {any} */ { outcome }) => outcome),
    ['valid', 'limit', 'valid'],
  );
});
