import type { TrackSummary } from '@hone/contracts/practice';
import { describe, expect, it } from 'vitest';
import { findPlace } from './find-place.js';

const step = (slug: string, ...after: { slug: string; status: 'new' | 'solved' }[]) => ({
  slug,
  title: slug,
  status: 'new' as const,
  after: after.map((each) => ({ ...each, title: each.slug })),
});
const track = (slug: string, ...challenges: TrackSummary['challenges']): TrackSummary => ({
  slug,
  title: slug,
  summary: 'a track',
  minutes: 30,
  solved: 0,
  challenges,
});
const TRACKS = [
  track('one', step('a'), step('b', { slug: 'a', status: 'solved' }, { slug: 'x', status: 'new' })),
  track('two', step('b'), step('c')),
];

describe('the place of a challenge', () => {
  it('is in the first track that has it, with its neighbours', () => {
    const place = findPlace(TRACKS, 'b', null);
    expect(place).toMatchObject({ track: { slug: 'one' }, number: 2, previous: { slug: 'a' } });
    expect(place?.next).toBeUndefined();
  });

  it('is in the track that the reader came from', () => {
    expect(findPlace(TRACKS, 'b', 'two')).toMatchObject({ track: { slug: 'two' }, next: { slug: 'c' } });
    expect(findPlace(TRACKS, 'a', 'two')).toMatchObject({ track: { slug: 'one' } });
  });

  it('continues with the next unsolved challenge', () => {
    const solved = { ...step('e'), status: 'solved' as const };
    const tracks = [track('three', step('d'), solved, step('f'))];
    expect(findPlace(tracks, 'd', 'three')).toMatchObject({ next: { slug: 'e' }, goesOn: { slug: 'f' } });
    expect(findPlace(tracks, 'f', 'three')?.goesOn).toBeUndefined();
  });

  it('suggests only unsolved challenges', () => {
    expect(findPlace(TRACKS, 'b', 'one')?.first.map(({ slug }) => slug)).toEqual(['x']);
  });

  it('is undefined without a track', () => {
    expect(findPlace(TRACKS, 'z', 'one')).toBeUndefined();
  });
});
