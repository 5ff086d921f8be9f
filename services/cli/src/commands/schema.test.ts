import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderSchema, schema, SCHEMA_PATH } from './schema.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

describe('the JSON Schema of challenge.yml', () => {
  it('in docs/ is current; if not: ./hone schema --out docs/challenge.schema.json', async () => {
    expect(await readFile(join(ROOT, SCHEMA_PATH), 'utf8')).toBe(renderSchema());
  });

  it('is written where --out says', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hone-schema-'));
    const results: unknown[] = [];
    const output = {
      json: true,
      result: (value: unknown) => void results.push(value),
      note: () => undefined,
    };
    try {
      expect(await schema(join(folder, 'it.json'), output)).toBe(0);
      expect(await readFile(join(folder, 'it.json'), 'utf8')).toBe(renderSchema());
      expect(results).toEqual([{ schema: join(folder, 'it.json') }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('describes every key of the common part and every key right under grading', () => {
    const { properties, allOf } = JSON.parse(renderSchema()) as Node & {
      allOf: readonly { then: Node }[];
    };
    const parts = [properties, ...allOf.map(({ then }) => then.properties?.['grading']?.properties)];
    const silent = parts.flatMap((keys = {}) =>
      Object.entries(keys).flatMap(([key, { description }]) => (description === undefined ? [key] : [])),
    );
    expect(silent).toEqual([]);
  });
});

describe('the reference for authors', () => {
  it('names every key of challenge.yml', async () => {
    const page = await readFile(join(ROOT, 'docs/authoring-reference.md'), 'utf8');
    const words = new Set(page.match(/[A-Za-z-]+/g));
    expect(keysIn(JSON.parse(renderSchema())).filter((key) => !words.has(key))).toEqual([]);
  });
});

/** Names of properties, however deep. */
function keysIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === 'properties' ? Object.keys(value as object) : []),
    ...keysIn(value),
  ]);
}
