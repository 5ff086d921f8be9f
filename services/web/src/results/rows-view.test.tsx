import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { GlimpseView } from './rows-view.js';

it('shows a line of hidden output with its number, expected and actual', () => {
  const glimpse = { check: 'extreme', columns: [], line: 4, expected: ['2 4294967296'], actual: ['2 0'] };
  const text = renderToStaticMarkup(<GlimpseView glimpse={glimpse} />).replace(/<[^>]*>/g, ' ');
  expect(text).toMatch(/first line of your output that differs.*Line 4.*2 4294967296.*2 0/);
});
