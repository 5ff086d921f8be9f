import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cutAt, decodeText, evidenceText } from './evidence-text.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('evidenceText', () => {
  it('leaves ordinary text as it is', () => {
    expect(evidenceText('1 2\n\tdrei – vier\n')).toBe('1 2\n\tdrei – vier\n');
    expect(evidenceText(bytes('naïve 漢字'))).toBe('naïve 漢字');
  });

  it('writes out what would be invisible, reorder text or command a terminal', () => {
    expect(evidenceText('\u001b[2Jok\u0000\r\n')).toBe('␛[2Jok␀␍\n');
    expect(evidenceText(bytes('\ufeffa\u202eb\u200bc'))).toBe('⟨U+FEFF⟩a⟨U+202E⟩b⟨U+200B⟩c');
  });

  it('shows bytes that are no UTF-8 as replacement characters', () => {
    expect(evidenceText(new Uint8Array([0x61, 0xff, 0x62]))).toBe('a\ufffdb');
  });

  it('clips long text and says how long it was', () => {
    expect(evidenceText('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}\n… cut here; 50 characters in all`);
    expect(evidenceText(bytes('x'.repeat(50)), 10)).toBe(`${'x'.repeat(10)}\n… cut here; 50 bytes in all`);
  });

  it('stays within its bound and well-formed for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 60 }), (source, limit) => {
        const text = evidenceText(source, limit);
        expect(text.isWellFormed()).toBe(true);
        expect(text.length).toBeLessThanOrEqual(limit + 50);
      }),
    );
  });
});

describe('cutAt', () => {
  it('never cuts a character in two', () => {
    expect(cutAt('ab😀', 3)).toBe('ab');
    expect(cutAt('ab😀', 4)).toBe('ab😀');
  });
});

describe('decodeText', () => {
  it('keeps a byte order mark, so that a checker sees it', () => {
    expect(decodeText(bytes('\ufeff1'))).toBe('\ufeff1');
  });
});
