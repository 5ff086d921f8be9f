import { describe, expect, it } from 'vitest';
import type { ChallengeContent, ChallengeVersion } from './repository.js';
import { createSearch, createSearchTexts } from './search.js';

const versionOf = (slug: string, number = 1): ChallengeVersion => ({
  slug,
  version: number,
  digest: `sha256:${slug}-${number}`,
  title: 'Late orders',
  kind: 'api-design',
  summary: 'Which ones came late.',
  difficulty: 1,
  minutes: 10,
  skills: ['root-cause', 'relational'],
  runtimes: { python: ['python'] },
  submit: ['main.*'],
  limits: { cpuMs: 1_000, wallMs: 2_000, memoryMiB: 64, outputKiB: 64, processes: 8 },
  publishedAt: number,
});

/** Contents with one statement, and the digests that were read. */
function open(statement = '## Task\n\nFind `GROUP BY` über **joins**.') {
  const reads: string[] = [];
  const findContent = (digest: string) => {
    reads.push(digest);
    return Promise.resolve({ statement } as ChallengeContent);
  };
  return { reads, findContent };
}

async function finds(query: string): Promise<boolean> {
  const version = versionOf('due-dates');
  const found = await createSearch(open())([version], query);
  return found(version);
}

describe('a search', () => {
  it.each([
    'late',
    'LATE orders',
    'orders late',
    'due-dates',
    'api-design',
    'root-cause',
    'relation',
    'group by',
    'Über',
    'join',
    'late joins',
    '',
    ' - ',
  ])('finds "%s" in title, summary, slug, kind, skills or statement', async (query) => {
    expect(await finds(query)).toBe(true);
  });

  it.each(['ate', 'roup', 'lateness', 'late early', 'dates-due', 'cause-root'])(
    'does not find "%s"',
    async (query) => {
      expect(await finds(query)).toBe(false);
    },
  );
});

describe('the texts that are searched', () => {
  it('are made once for each version, however many searches there are', async () => {
    const { reads, findContent } = open();
    const texts = createSearchTexts({ findContent });
    const [first, second] = [versionOf('a'), versionOf('b')];
    const list = [first, second];
    const before = await texts.of(list);
    expect(await texts.of(list)).toBe(before);
    await texts.of([...list]);
    expect(reads).toEqual([first.digest, second.digest]);
    const newer = versionOf('a', 2);
    const after = await texts.of([newer, second]);
    expect(reads).toEqual([first.digest, second.digest, newer.digest]);
    expect([...after.keys()]).toEqual([newer.digest, second.digest]);
  });

  it('are not read where nothing is searched', async () => {
    const { reads, findContent } = open();
    const search = createSearch({ findContent });
    for (const query of [undefined, '', '  ']) {
      const found = await search([versionOf('a')], query);
      expect(found(versionOf('a'))).toBe(true);
    }
    expect(reads).toEqual([]);
  });

  it('are read again after the storage failed', async () => {
    let isUnavailable = true;
    const { findContent } = open();
    const texts = createSearchTexts({
      findContent: (digest) => (isUnavailable ? Promise.reject(new Error('away')) : findContent(digest)),
    });
    const list = [versionOf('a')];
    await expect(texts.of(list)).rejects.toThrow('away');
    isUnavailable = false;
    expect((await texts.of(list)).size).toBe(1);
  });
});
