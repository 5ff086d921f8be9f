import { request } from 'node:http';

/** A request as it goes over the wire: nothing is checked or corrected on the way. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const ANSWER_MS = 20_000;
/** Streams don't end by themselves; their beginning is enough. */
const MAX_TEXT = 2_000_000;

/** Sends a request to a site on this machine and reads the response; reads only the beginning of an event stream. */
export function sendRaw(url: string, sent: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const { method, target, headers, body } = sent;
  return new Promise((resolve, reject) => {
    const outgoing = request({
      hostname,
      port,
      method,
      path: target,
      headers,
      timeout: ANSWER_MS,
      agent: false,
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer to ${method} ${target}`)));
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      let text = '';
      const finish = () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: text.slice(0, MAX_TEXT),
        });
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => {
        text += chunk;
        if (incoming.headers['content-type']?.startsWith('text/event-stream') !== true) return;
        finish();
        outgoing.destroy();
      });
      incoming.on('end', finish);
      incoming.on('error', reject);
    });
    outgoing.end(body);
  });
}
