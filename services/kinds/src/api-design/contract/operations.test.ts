import { describe, expect, it } from 'vitest';
import { findOperations, readOperations } from './operations.js';

const OPERATIONS = readOperations(`
openapi: 3.1.0
paths:
  /flags/{name}: { parameters: [], get: {}, put: {} }
  /flags/all: { get: {} }
  /flags: { get: {} }
`);

describe('operations that requests call', () => {
  it.each([
    [['GET /flags'], ['GET /flags']],
    [['GET /flags?limit=2'], ['GET /flags']],
    [['GET /flags/all'], ['GET /flags/all']],
    [
      ['PUT /flags/{{name}}', 'GET /flags/dark-mode', 'PUT /flags/x'],
      ['PUT /flags/{name}', 'GET /flags/{name}'],
    ],
    [['GET /flags/', 'POST /flags', 'GET /flag', 'GET /flags/a/b', 'nothing'], []],
  ])('%j are %j', (sends, names) => {
    expect(findOperations(OPERATIONS, sends)).toEqual(names);
  });

  it.each(['', 'a: [', '[]', 'paths: 1', 'paths: { /a: }'])('are none in the document %j', (document) => {
    expect(readOperations(document)).toEqual([]);
  });
});
