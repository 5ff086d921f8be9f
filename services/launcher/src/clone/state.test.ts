import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets } from './secrets.mjs';
import { createStateStore } from './state.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hone-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const store = () => createStateStore(join(folder, 'state.json'), join(folder, 'shared.json'));

describe('the state file', () => {
  it('is empty before the first start', () => {
    expect(store().read()).toEqual({ v: 1 });
  });

  it('keeps what another launcher wrote meanwhile', () => {
    const [one, other] = [store(), store()];
    one.update({ port: 3000 });
    other.update({ held: true });
    expect(one.read()).toEqual({ v: 1, port: 3000, held: true });
  });

  it('may be read by its owner only, and gives services neither addresses nor secrets', () => {
    store().update({
      redisUrl: 'redis://:secret@127.0.0.1:1',
      dockerHost: 'unix:///x',
      images: { python: 'hone/python:1' },
    });
    expect(statSync(join(folder, 'state.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'shared.json')).mode & 0o777).toBe(0o644);
    expect(JSON.parse(readFileSync(join(folder, 'shared.json'), 'utf8'))).toEqual({
      v: 1,
      images: { python: 'hone/python:1' },
      runtimes: {},
    });
  });

  it.each(['{"v":2}', '[]', 'null', '{'])('is rejected with advice when its text is %s', (text) => {
    writeFileSync(join(folder, 'state.json'), text);
    expect(() => store().read()).toThrow(expect.objectContaining({ code: 'STATE_UNREADABLE' }));
  });
});

describe('the secrets', () => {
  it('are made once, differ from each other and stay', () => {
    const file = join(folder, 'secrets.json');
    const first = loadSecrets(file);
    expect(loadSecrets(file)).toEqual(first);
    const values = Object.values(first);
    expect(new Set(values).size).toBe(values.length);
    expect(values.every((value) => /^[0-9a-f]{64}$/.test(value))).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('get what an older file lacks and keep the rest', () => {
    const file = join(folder, 'secrets.json');
    const serviceToken = 'a'.repeat(64);
    writeFileSync(file, JSON.stringify({ v: 1, serviceToken }));
    expect(loadSecrets(file)).toMatchObject({
      serviceToken,
      operatorToken: expect.stringMatching(/^[0-9a-f]{64}$/),
      cookieSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});
