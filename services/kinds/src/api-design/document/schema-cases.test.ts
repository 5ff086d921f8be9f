import { describe, expect, it } from 'vitest';
import { openText } from '../testing/in-memory-lab.js';
import { guaranteedAt } from './schema-cases.js';

/** Each level has the next one as both of its alternatives. */
const levels = (count: number): string =>
  Array.from({ length: count }, (_, level) => {
    const next = `{ $ref: '#/components/schemas/L${level + 1}' }`;
    return `    L${level}: { oneOf: [${next}, ${next}] }\n`;
  }).join('');

function guaranteedIn(count: number): boolean {
  const last = `    L${count}: { type: object, required: [id], properties: { id: { type: string } } }\n`;
  const answer = openText(
    `openapi: 3.1.0\ninfo: {}\npaths: {}\ncomponents:\n  schemas:\n${levels(count)}${last}`,
  );
  if (!answer.ok) throw new Error('it was not opened');
  const root = { pointer: '', value: { $ref: '#/components/schemas/L0' } };
  return guaranteedAt(answer, [root], 'id') !== undefined;
}

describe('keywords beside a reference', () => {
  const schemas = `
components:
  schemas:
    Event: { type: object, required: [data], properties: { data: { type: object } } }
    Paid:
      $ref: '#/components/schemas/Event'
      properties: { data: { required: [customer], properties: { customer: { type: string } } } }
`;
  const isGuaranteed = (version: string): boolean => {
    const answer = openText(`openapi: ${version}\ninfo: {}\npaths: {}${schemas}`);
    if (!answer.ok) throw new Error('it was not opened');
    const paid = { pointer: '', value: { $ref: '#/components/schemas/Paid' } };
    return guaranteedAt(answer, [paid], 'data/customer') !== undefined;
  };

  it('counts in 3.1, for references of references, too, and not in 3.0', () => {
    expect(isGuaranteed('3.1.0')).toBe(true);
    expect(isGuaranteed('3.0.3')).toBe(false);
  });
});

describe('alternatives of alternatives', () => {
  it('are followed to their end', () => {
    expect(guaranteedIn(5)).toBe(true);
  });

  it('guarantee nothing where there are too many, and are not counted one by one', () => {
    expect(guaranteedIn(22)).toBe(false);
    expect(guaranteedIn(40)).toBe(false);
  });
});
