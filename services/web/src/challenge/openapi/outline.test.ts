import { describe, expect, it } from 'vitest';
import FLAGS from '../../../../../challenges/first-endpoint/fixtures/openapi.yaml?raw';
import { listPlaces, placeAt } from './outline.js';

const placesOf = (text: string) => listPlaces(text.split('\n'));

const NOTES = `openapi: 3.1.0
info:
  title: Notes
  description: |
    paths:
      /fake:
        get: no
paths:
  /notes:
    summary: all
    get:
      responses: {}
    post:
      responses:
        "201":
          description: get
components:
  schemas:
    Note:
      type: object
  parameters:
    Limit: {}
`;

describe('the outline of a document', () => {
  it('has operations, schemas and other parts with their lines', () => {
    expect(placesOf(NOTES).map(({ group, label, line }) => `${line} ${group} ${label}`)).toEqual([
      '1 rest openapi',
      '2 rest info',
      '11 operations GET /notes',
      '13 operations POST /notes',
      '19 schemas Note',
      '22 components parameters/Limit',
    ]);
  });

  it('has every operation of a real document, at the line that names it', () => {
    const lines = FLAGS.split('\n');
    const operations = placesOf(FLAGS).filter(({ group }) => group === 'operations');
    expect(operations).toHaveLength((FLAGS.match(/^ {6}operationId:/gm) ?? []).length);
    for (const { label, line } of operations)
      expect(lines[line - 1]?.trim()).toBe(`${label.split(' ')[0]?.toLowerCase()}:`);
  });

  it('has the available parts of an incomplete document', () => {
    expect(
      placesOf('openapi: 3.1.0\npaths:\n  /a:\n    get:\n      respon').map(({ label }) => label),
    ).toEqual(['openapi', 'GET /a']);
    expect(placesOf('')).toEqual([]);
  });

  it('says in which part a line is', () => {
    const places = placesOf(NOTES);
    expect(placeAt(places, 16)?.label).toBe('POST /notes');
    expect(placeAt(places, 11)?.label).toBe('GET /notes');
    expect(placeAt(places.slice(1), 1)).toBeUndefined();
  });
});
