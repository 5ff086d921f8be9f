import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../testing/judge-text.js';

const RANGE = '{ name: range, in: header, schema: { type: string } }';
const FILE = "'200': { description: The file. }";
const PART = "'206': { description: A part. }";

const download = (responses: string, parameters = '', method = 'get'): string => `paths:
  /file:
    ${method}:
      operationId: download
      parameters: [${parameters}]
      responses: { ${responses} }
`;
const ask = (...parts: Parameters<typeof download>): string =>
  sentencesOf('resumable-download', download(...parts)).join();

describe('a download that resumes where it broke off', () => {
  it.each([
    ['takes a range', `${FILE}, ${PART}`, RANGE],
    [
      'says that it accepts ranges',
      `'200': { description: The file., headers: { Accept-Ranges: { schema: { type: string } } } }, ${PART}`,
      '',
    ],
    [
      'says which part it is',
      `${FILE}, ${PART.replace('}', ', headers: { Content-Range: { schema: {} } } }')}`,
      '',
    ],
    [
      'redirects to the file',
      "'303': { description: There., headers: { Location: { schema: { type: string } } } }",
      '',
    ],
  ])('%s', (_, responses, parameters) => {
    expect(ask(responses, parameters)).toBe('');
  });

  it.each([
    ['without parts', FILE, RANGE, 'get', /neither 206 nor a redirect/],
    ['with parts that nobody can ask for', `${FILE}, ${PART}`, '', 'get', /takes no `Range` header/],
    ['with a redirect to nowhere', "'302': { description: There. }", '', 'get', /a redirect with `Location`/],
    ['by POST', `${FILE}, ${PART}`, RANGE, 'post', /It is a POST/],
  ])('is not possible %s', (_, responses, parameters, method, said) => {
    expect(ask(responses, parameters, method)).toMatch(said);
  });
});
