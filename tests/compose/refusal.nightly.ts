import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareInstallation, SECRETS, type Installation } from '../support/site/compose.js';

let site: Installation;
beforeAll(async () => {
  site = await prepareInstallation();
}, 60_000);
afterAll(() => site.remove(), 60_000);

describe('docker-compose.yml', () => {
  it.each([...SECRETS, 'HONE_IMAGES'])(
    'starts nothing without %s',
    async (name) => {
      const { [name]: _, ...others } = site.settings;
      for (const settings of [others, { ...others, [name]: '' }]) {
        const { code, output } = await site.compose(['up', '--detach', '--no-build'], settings);
        expect(code).not.toBe(0);
        expect(output).toContain(name);
      }
      expect(await site.left()).toEqual([]);
    },
    30_000,
  );

  it('refuses a Redis password that could be guessed, and says which', async () => {
    const weak = { ...site.settings, HONE_REDIS_WORKER_PASSWORD: 'worker' };
    const { output } = await site.compose(['run', '--rm', '--no-deps', 'redis'], weak);
    expect(output).toContain('the Redis password of worker is shorter than 24 characters');
  }, 60_000);

  it('leaves nothing when it is taken down', async () => {
    await site.must('up', '--detach', '--no-deps', 'redis');
    expect((await site.left()).length).toBeGreaterThan(2);
    await site.must('down', '--volumes');
    expect(await site.left()).toEqual([]);
  }, 60_000);
});
