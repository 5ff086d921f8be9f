import { expect, it } from 'vitest';
import { traceRequests } from './trace-requests.js';

function serverThatSays(tracing: string) {
  const sent: (string | null)[] = [];
  const fetchFn = traceRequests((_address, init) => {
    sent.push(new Headers(init?.headers).get('traceparent'));
    return Promise.resolve(new Response('{}', { headers: { 'x-hone-tracing': tracing } }));
  });
  return { fetchFn, sent };
}

it('starts a trace with each submission once the server wants traces', async () => {
  const { fetchFn, sent } = serverThatSays('on');
  await fetchFn('/api/v1/me');
  await fetchFn('/api/v1/submissions', { method: 'POST' });
  await fetchFn('/api/v1/submissions', { method: 'POST', headers: { accept: 'x' } });
  await fetchFn('/api/v1/submissions?cursor=x', { method: 'GET' });
  expect(sent).toEqual([null, expect.any(String), expect.any(String), null]);
  expect(sent[1]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(sent[2]).not.toBe(sent[1]);
});

it('sends no trace to a server that wants none', async () => {
  const { fetchFn, sent } = serverThatSays('off');
  await fetchFn('/api/v1/me');
  await fetchFn('/api/v1/submissions', { method: 'POST' });
  expect(sent).toEqual([null, null]);
});
