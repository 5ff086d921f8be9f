import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChallengeVersion } from '../../services/api/src/features/challenges/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  ODD_TEXT,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

function version(changes: Partial<ChallengeVersion> = {}): ChallengeVersion {
  return {
    slug: `c${unique()}`,
    version: 1,
    digest: `sha256:${unique()}`,
    title: 'A challenge',
    kind: 'optimization',
    summary: 'Ten letters at least.',
    difficulty: 2,
    minutes: 20,
    skills: ['optimization'],
    runtimes: { python: ['python'] },
    submit: ['main.*'],
    limits: { cpuMs: 1000, wallMs: 2000, memoryMiB: 64, outputKiB: 64, processes: 4 },
    publishedAt: 1_700_000_000_000,
    ...changes,
  };
}

describe.each(REPOSITORY_HARNESSES)('the repositories %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  describe('of challenges and packages', () => {
    it('keep versions apart and offer the newest', async () => {
      const first = version();
      const second = version({ slug: first.slug, version: 2, customInput: { label: 'Input', maxBytes: 9 } });
      expect(await stored.challenges.insertVersion(first)).toBe(true);
      expect(await stored.challenges.insertVersion(second)).toBe(true);
      expect(await stored.challenges.findNewest(first.slug)).toEqual(second);
      expect(await stored.challenges.findByDigest(first.digest)).toEqual(first);
      const newest = (await stored.challenges.listNewest()).filter((row) => row.slug === first.slug);
      expect(newest).toEqual([second]);
      expect(await stored.challenges.findNewest('none')).toBeUndefined();
      expect(await stored.challenges.findByDigest('none')).toBeUndefined();
    });

    it('assign a version of a slug, and a digest, once', async () => {
      const { slug, digest } = version();
      const sameSlug = await atOnce(8, () => stored.challenges.insertVersion(version({ slug })));
      const sameDigest = await atOnce(8, () => stored.challenges.insertVersion(version({ digest })));
      expect([winners(sameSlug), winners(sameDigest)]).toEqual([1, 1]);
    });

    it('keep the content of a package', async () => {
      const content = {
        digest: `sha256:${unique()}`,
        statement: ODD_TEXT,
        starter: { python: [{ path: 'main.py', content: '' }] },
        samples: [{ id: 's', title: 'S', input: '1' }],
        groups: [{ id: 'correct', title: 'Correctness', weight: 100, note: 'all' }],
        hintsAvailable: 3,
      };
      await stored.challenges.putContent(content);
      await stored.challenges.putContent(content);
      expect(await stored.challenges.findContent(content.digest)).toEqual(content);
    });

    it('keep an archive of many megabytes', async () => {
      const digest = `sha256:${unique()}`;
      const archive = randomBytes(9 * 1024 * 1024 + 1);
      await stored.packages.put(digest, archive);
      await stored.packages.put(digest, archive);
      const found = await stored.packages.find(digest);
      expect(found && Buffer.compare(Buffer.from(found), archive)).toBe(0);
      expect(await stored.packages.find('none')).toBeUndefined();
    }, 30_000);
  });
});
