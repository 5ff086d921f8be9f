import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryLimit } from './memory-limit.js';

const groups: string[] = [];

afterAll(() => groups.forEach((group) => rmSync(group, { recursive: true })));

function groupWith(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hone-group-'));
  groups.push(folder);
  for (const file of files) writeFileSync(join(folder, file), '100');
  return folder;
}

const BOTH = ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes'];

function limitOf(group: string | undefined) {
  const asked: number[] = [];
  const ask = (bytes: number) => Promise.resolve(void asked.push(bytes));
  return { asked, limit: createMemoryLimit(group, 100, ask) };
}

describe('the memory limit of a box', () => {
  it('is written to its group, both halves, there and back', async () => {
    const group = groupWith(...BOTH);
    const read = () => BOTH.map((file) => readFileSync(join(group, file), 'utf8'));
    const { limit, asked } = limitOf(group);
    await limit.set(300);
    expect(read()).toEqual(['300', '300']);
    await limit.set(100);
    expect(read()).toEqual(['100', '100']);
    expect(asked).toEqual([]);
  });

  it('is set by the engine when the group is out of reach or lacks a half, and never for nothing', async () => {
    for (const group of [undefined, groupWith('memory.limit_in_bytes')]) {
      const { limit, asked } = limitOf(group);
      await limit.set(100);
      await limit.set(300);
      await limit.set(300);
      await limit.set(100);
      expect(asked).toEqual([300, 100]);
    }
  });

  it('stays as it was when the engine rejects the change', async () => {
    let calls = 0;
    const refuse = () => {
      calls += 1;
      return Promise.reject(new Error('in use'));
    };
    const limit = createMemoryLimit(undefined, 100, refuse);
    await expect(limit.set(300)).rejects.toThrow('in use');
    await expect(limit.set(300)).rejects.toThrow('in use');
    expect(calls).toBe(2);
  });
});
