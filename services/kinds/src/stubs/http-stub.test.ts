import { describe, expect, it } from 'vitest';
import { askStub } from './ask-stub.fixture.js';
import { createHttpStub } from './http-stub.js';

describe('a stub that answers by a table', () => {
  const stub = createHttpStub(
    [
      { on: 'GET /parcels/unknown-{id}', status: 404, headers: {}, afterMs: 0 },
      { on: 'GET /parcels/{id}', status: 200, json: { id: '{{id}}' }, headers: {}, afterMs: 0 },
      { on: 'POST /labels', status: 201, json: { order: '{{body.order}}' }, headers: {}, afterMs: 0 },
    ],
    () => undefined,
  );

  it('takes the first answer that fits, and fills it in', async () => {
    expect(await askStub(stub, 'GET', '/parcels/k1?x=1')).toEqual({ status: 200, json: { id: 'k1' } });
    expect(await askStub(stub, 'GET', '/parcels/unknown-k1')).toEqual({ status: 404, json: undefined });
    expect(await askStub(stub, 'POST', '/labels', { order: 'k2' })).toEqual({
      status: 201,
      json: { order: 'k2' },
    });
  });

  it('rejects what it cannot answer, and knows no other address', async () => {
    expect(await askStub(stub, 'POST', '/labels', {})).toMatchObject({ status: 400 });
    expect(await askStub(stub, 'GET', '/parcels/a/b')).toMatchObject({ status: 404 });
  });
});
