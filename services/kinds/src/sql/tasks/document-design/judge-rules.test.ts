import { expect, test } from 'vitest';
import { brokenText } from './judge-rules.js';

const broken = { stop: 1, of: 2, path: 'order-page', when: 'between' as const };

test.each([
  [
    'an answer of neither state',
    broken,
    'One answer of order-page then differed both from the one before the event and from',
  ],
  [
    'answers of two paths from two states',
    { ...broken, behind: 'shipments' },
    'order-page then answered what is true afterwards, and shipments still what was true before: all answers together',
  ],
  [
    'answers of one path from two states',
    { ...broken, behind: 'order-page' },
    'One question of order-page then answered what is true afterwards, and another one still',
  ],
  [
    'an event that is delivered again and not completed',
    { ...broken, when: 'again' as const },
    'delivered again, and order-page still does not answer',
  ],
])('%s is reported', (_name, found, words) => {
  const text = brokenText('shipment-sent', found);
  expect(text).toContain('The program ended after 1 of the 2 documents that shipment-sent writes.');
  expect(text).toContain(words);
});
