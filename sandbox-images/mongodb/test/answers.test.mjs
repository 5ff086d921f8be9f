import { strict as assert } from 'node:assert';
import { test } from 'node:test';

import { createDispatcher } from '../src/dispatch.mjs';

test('answers commands', () => {
  const dispatch = createDispatcher();
  assert.deepEqual(dispatch('{"op":"ping"}'), { end: 'done' });
});
