import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(
  fileURLToPath(new URL('../../../services/web/src/styles/tokens.css', import.meta.url)),
  'utf8',
);

type Palette = ReadonlyMap<string, string>;

/** The colour tokens of a theme, as tokens.css sets them. */
function paletteOf(theme: 'light' | 'dark'): Palette {
  const block = CSS.split('}').find((part) => part.includes(`data-mantine-color-scheme='${theme}'`)) ?? '';
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = '', color = '']) => [name, color]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(palette: Palette, front: string, back: string): number {
  const [low = 0, high = 0] = [front, back]
    .map((name) => luminance(palette.get(name) ?? '#808080'))
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const SYNTAX = ['keyword', 'string', 'number', 'comment', 'function', 'type', 'operator', 'invalid'].map(
  (name) => `syn-${name}`,
);

/** Pairs of text and background that occur on the pages. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  bg: ['ink', 'ink-2', 'ink-3', 'accent', 'pass', 'fail', 'warn'],
  surface: ['ink', 'ink-2', 'ink-3', 'accent', 'pass', 'fail', 'warn'],
  sunken: ['ink', 'ink-2', 'ink-3', 'accent'],
  'code-bg': ['ink', 'ink-2', 'ink-3', ...SYNTAX],
  'code-active': ['ink', 'ink-2', 'ink-3', ...SYNTAX],
  'code-selection': ['ink', ...SYNTAX],
  accent: ['accent-ink'],
  'accent-hover': ['accent-ink'],
  'accent-soft': ['ink', 'ink-2', 'accent'],
  pass: ['surface'],
  'pass-soft': ['ink', 'ink-2', 'ink-3', 'pass', ...SYNTAX],
  fail: ['fail-ink', 'surface'],
  'fail-hover': ['fail-ink'],
  'fail-soft': ['ink', 'ink-2', 'ink-3', 'fail', ...SYNTAX],
  warn: ['surface'],
  'warn-soft': ['ink', 'ink-2', 'warn', ...SYNTAX],
};

/** Visible parts other than text: focus outlines, borders of fields, marks. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  bg: ['accent', 'field', 'fail'],
  surface: ['accent', 'field', 'fail'],
  sunken: ['accent', 'field'],
  'code-bg': ['accent'],
  'accent-soft': ['accent'],
  'fail-soft': ['accent'],
};

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const palette = paletteOf(theme);
  const cases = (pairs: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(pairs).flatMap(([back, fronts]) => fronts.map((front) => [front, back] as const));
  const below = (least: number, pairs: Readonly<Record<string, readonly string[]>>) =>
    cases(pairs)
      .map(([front, back]) => ({ front, back, ratio: contrast(palette, front, back) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ front, back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`);

  it('sets every token that is compared', () => {
    const names = [...cases(TEXT), ...cases(SHAPES)].flat();
    expect(names.filter((name) => !palette.has(name))).toEqual([]);
  });

  it('keeps text readable: 4.5 to 1 everywhere, syntax and selection included', () => {
    expect(below(4.5, TEXT)).toEqual([]);
  });

  it('keeps fields, marks and the focus visible: 3 to 1', () => {
    expect(below(3, SHAPES)).toEqual([]);
  });
});
