import { describe, expect, it } from 'vitest';
import { parseSettings } from './editor-settings.js';

const DEFAULTS = { tab: 'indents', fontSize: 14, tabWidth: 'auto', wrap: false, vim: false, toldTab: false };

describe('editor settings', () => {
  it.each([null, '', '{', '[]', 'null', '7', '{"fontSize":400,"vim":"yes"}'])(
    'have their defaults where %j is stored',
    (stored) => expect(parseSettings(stored)).toEqual(DEFAULTS),
  );

  it('keep valid values beside invalid ones', () => {
    expect(parseSettings('{"tab":"leaves","tabWidth":3,"fontSize":18}')).toEqual({
      ...DEFAULTS,
      tab: 'leaves',
      fontSize: 18,
    });
  });
});
