import type { PodStub } from '@hone/contracts/sandbox';
import { serveHttp } from '../../../../stubs/serve-http.js';

/** Takes the traces of all services, as OTLP/JSON over HTTP. */
export interface SpanSink {
  readonly stub: PodStub;
  /** Returns the batches since the last call and removes them. */
  take(): unknown[];
}

/** The most spans kept; a service that exceeds it loses the rest. */
const MOST_BATCHES = 4_000;
/** The most bytes of bodies in the whole life of a system. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

export function createSpanSink(): SpanSink {
  let batches: unknown[] = [];
  let room = MOST_CHARACTERS;
  const stub = serveHttp(({ method, path, json, length }) => {
    if (method !== 'POST' || path !== '/v1/traces') return Promise.resolve({ status: 404 });
    if (json === undefined) return Promise.resolve({ status: 400 });
    room -= length;
    if (batches.length < MOST_BATCHES && room >= 0) batches.push(json);
    return Promise.resolve({ status: 200, json: {} });
  });
  return {
    stub,
    take() {
      const taken = batches;
      batches = [];
      return taken;
    },
  };
}
