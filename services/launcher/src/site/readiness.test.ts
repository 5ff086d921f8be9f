import { expect, it } from 'vitest';
import { parseRuntimes } from './readiness.mjs';

it('reads which runtimes the site offers, and none from an answer of another kind', () => {
  expect(parseRuntimes('{"status":"ready","runtimes":{"python":"ready","go":"building"}}')).toEqual({
    python: 'ready',
    go: 'building',
  });
  for (const text of ['', 'connect ECONNREFUSED', '{}', 'null']) expect(parseRuntimes(text)).toEqual({});
});
