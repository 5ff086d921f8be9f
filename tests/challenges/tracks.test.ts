import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listChallengeFolders, loadTracks } from '@hone/grading';

const CHALLENGES = fileURLToPath(new URL('../../challenges', import.meta.url));

describe('the tracks of the catalogue', () => {
  it('name challenges that exist', async () => {
    const known = new Set(await listChallengeFolders(CHALLENGES));
    const { tracks, findings } = await loadTracks(`${CHALLENGES}/tracks`, known);
    expect(findings).toEqual([]);
    expect(tracks.map(({ slug }) => slug)).toEqual([
      'first-week',
      'sql-that-survives',
      'measured-speed',
      'databases-under-load',
      'build-a-store',
      'an-api-that-lasts',
      'services-that-fail-well',
      'on-call',
    ]);
  });

  it('suggest only earlier challenges, where both are in one track', async () => {
    const known = new Set(await listChallengeFolders(CHALLENGES));
    const { tracks } = await loadTracks(`${CHALLENGES}/tracks`, known);
    for (const { slug, challenges } of tracks) {
      const order = challenges.map(({ challenge }) => challenge);
      for (const { challenge, after = [] } of challenges)
        for (const before of after)
          expect(order.indexOf(before), `${slug}: ${before} before ${challenge}`).toBeLessThan(
            order.indexOf(challenge),
          );
    }
  });
});
