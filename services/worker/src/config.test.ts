import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkerConfig } from './config.js';

const needed = {
  REDIS_URL: 'redis://127.0.0.1:6379',
  HONE_API_URL: 'http://127.0.0.1:3000',
  HONE_SERVICE_TOKEN: '0123456789abcdef',
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hone-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const note = (state: unknown) => writeFileSync(join(folder, 'state.json'), JSON.stringify(state));

describe('the settings of a worker', () => {
  it('take engine and images from the launcher’s state file', () => {
    note({ v: 1, dockerHost: 'unix:///noted.sock', images: { python: 'noted' }, port: 3000 });
    const config = readWorkerConfig({ ...needed, HONE_STATE_DIR: folder });
    expect([config.dockerHost, config.images]).toEqual(['unix:///noted.sock', { python: 'noted' }]);
    expect(config.slots).toBeGreaterThan(0);
  });

  it('prefer the environment', () => {
    note({ v: 1, dockerHost: 'unix:///noted.sock', images: { python: 'noted' } });
    const config = readWorkerConfig({
      ...needed,
      HONE_STATE_DIR: folder,
      DOCKER_HOST: 'unix:///named.sock',
      HONE_IMAGES: '{"python":"named"}',
      HONE_WORKER_SLOTS: '3',
    });
    expect([config.dockerHost, config.images, config.slots]).toEqual([
      'unix:///named.sock',
      { python: 'named' },
      3,
    ]);
  });

  it('say why a runtime has no image', () => {
    const runtimes = {
      python: { status: 'built', tag: 'noted' },
      go: { status: 'building' },
      java: { status: 'failed', reason: 'no disk' },
    };
    note({ v: 1, images: { python: 'noted' }, runtimes });
    expect(readWorkerConfig({ ...needed, HONE_STATE_DIR: folder }).absentImages).toEqual({
      go: { status: 'building', reason: 'its image is still being built' },
      java: { status: 'failed', reason: 'its image could not be built: no disk' },
    });
  });

  it('work without a launcher', () => {
    const config = readWorkerConfig({ ...needed, HONE_STATE_DIR: folder });
    expect([config.dockerHost, config.images]).toEqual(['unix:///var/run/docker.sock', {}]);
  });

  it('name the variable that is wrong', () => {
    expect(() => readWorkerConfig({ ...needed, HONE_IMAGES: 'python' })).toThrow(/HONE_IMAGES/);
    expect(() => readWorkerConfig({ ...needed, REDIS_URL: '' })).toThrow(/REDIS_URL/);
  });

  it('choose an OCI runtime by challenge kind, and reject an unknown kind', () => {
    const choose = (text: string) =>
      readWorkerConfig({ ...needed, HONE_OCI_RUNTIMES: text }).HONE_OCI_RUNTIMES;
    expect(choose('{"sql":"runsc"}')).toEqual({ sql: 'runsc' });
    expect(readWorkerConfig(needed).HONE_OCI_RUNTIMES).toEqual({});
    for (const wrong of ['{"sq1":"runsc"}', '{"sql":""}', 'runsc']) {
      expect(() => choose(wrong)).toThrow(/HONE_OCI_RUNTIMES/);
    }
  });
});
