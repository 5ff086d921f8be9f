import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMinute, meaningOf, newWindow, parseLocalMinute } from './start-window.js';

const HOUR_MS = 3_600_000;
const shown = (at: number): string => localMinute(new Date(at).toISOString());

describe('a field for day and time', () => {
  it('returns the minute that it shows, in any time zone', () => {
    const minutes = fc
      .date({
        min: new Date('2001-01-01T00:00:00Z'),
        max: new Date('2099-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((at) => Math.floor(at.getTime() / 60_000) * 60_000)
      // The hour that is repeated when summer time ends has two times and one name.
      .filter((at) => [-HOUR_MS, HOUR_MS].every((by) => shown(at) !== shown(at + by)));
    fc.assert(
      fc.property(minutes, (at) => {
        expect(parseLocalMinute(shown(at))).toBe(new Date(at).toISOString());
      }),
    );
  });

  it.each(['', '2026-05-04T', 'soon'])('returns nothing while it holds %j', (text) => {
    expect(parseLocalMinute(text)).toBeUndefined();
  });
});

describe('a window for starts', () => {
  it('starts tomorrow at nine, by the reader’s clock', () => {
    const { opensAt, closesAt } = newWindow(new Date(2026, 11, 31, 23, 59));
    expect([localMinute(opensAt), localMinute(closesAt)]).toEqual(['2027-01-01T09:00', '2027-01-08T18:00']);
  });

  it('may be shorter than a sitting, which then ends after it', () => {
    const window = { opensAt: '2026-05-04T09:00:00Z', closesAt: '2026-05-04T10:00:00Z' };
    expect(meaningOf(window, 90)).toEqual({
      ordered: true,
      tight: true,
      lastEnd: '2026-05-04T11:30:00.000Z',
    });
    expect(meaningOf(window, 60)).toMatchObject({ tight: false });
    expect(meaningOf(window, null)).toMatchObject({ tight: false, lastEnd: undefined });
  });

  it('is valid only when it closes after it opens', () => {
    const at = '2026-05-04T09:00:00Z';
    expect(meaningOf({ opensAt: at, closesAt: at }, 30)).toMatchObject({ ordered: false, tight: false });
  });
});
