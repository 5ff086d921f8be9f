import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emitPrograms } from './emit-programs.mjs';

let root: string;
const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const program = (name: string) => readFileSync(join(root, `services/one/dist/${name}.js`), 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hone-programs-'));
  mkdirSync(join(root, 'services/one/src'), { recursive: true });
  put('tsconfig.json', '{"compilerOptions": {"target": "es2023"}}');
  put('services/one/src/a.ts', 'export const a: number = 1;\n');
  put('services/one/src/b.ts', 'export const b = 1;\n');
  put('services/one/src/b.test.ts', 'throw new Error();\n');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the programs of a clone', () => {
  it('are compiled, without types and tests, and then only what has changed', () => {
    expect(emitPrograms(root)).toBe(2);
    expect(program('a')).toContain('export const a = 1;');
    expect(emitPrograms(root)).toBe(0);
    put('services/one/src/a.ts', 'export const a = 2;\n');
    expect(emitPrograms(root)).toBe(1);
    expect(program('a')).toContain('a = 2');
  });

  it('are compiled again where somebody else has written or removed them', () => {
    emitPrograms(root);
    put('services/one/dist/a.js', 'export const a = 3;\n');
    rmSync(join(root, 'services/one/dist/b.js'));
    expect(emitPrograms(root)).toBe(2);
    expect([program('a'), program('b')]).toEqual([
      expect.stringContaining('a = 1'),
      expect.stringContaining('b = 1'),
    ]);
  });

  it('are compiled again with other settings', () => {
    emitPrograms(root);
    put('tsconfig.json', '{"compilerOptions": {"target": "es2022"}}');
    expect(emitPrograms(root)).toBe(2);
  });
});
