import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const textOf = (slug: string, file: string) =>
  readFile(new URL(`../../challenges/${slug}/starter/polyglot/telemetry/${file}`, import.meta.url), 'utf8');

describe('the telemetry of the incidents', () => {
  it.each(['telemetry.js', 'telemetry.py'])(
    'is the same %s in each, as learners have read it once',
    async (file) => {
      expect(await textOf('stuck-consumer', file)).toBe(await textOf('checkout-is-slow', file));
    },
  );
});
