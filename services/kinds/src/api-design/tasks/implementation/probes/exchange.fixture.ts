import { request as createRequest, type RequestOptions } from 'node:http';
import type { ProbeOutcome, ProbeRequest } from '@hone/contracts/sandbox';

/** One request of a client of this process, over the given connection. */
export function exchange(connection: RequestOptions, wanted: ProbeRequest): Promise<ProbeOutcome> {
  const { method, target, headers, body, withinMs } = wanted;
  return new Promise((resolve) => {
    const isLast = headers.some(([name]) => name === 'Connection');
    const request = createRequest({
      ...connection,
      ...(isLast && connection.agent !== undefined && { agent: false }),
      method,
      path: target,
      headers: ['Host', 'service', ...headers.flat(), ...lengthOf(wanted)],
    });
    const deadline = setTimeout(() => {
      end({ failure: 'no-answer' });
      request.destroy();
    }, withinMs);
    const end = (outcome: object): void => {
      clearTimeout(deadline);
      resolve({ atMs: 0, tookMs: 0, ...outcome } as ProbeOutcome);
    };
    const fail = (): void => end({ failure: 'broken-off' });
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        end({
          response: {
            status: response.statusCode ?? 0,
            headers: pairsOf(response.rawHeaders),
            body: Buffer.concat(chunks),
            cut: false,
          },
        }),
      );
    });
    request.end(body);
  });
}

function lengthOf({ method, body }: ProbeRequest): readonly string[] {
  const isBare = body === undefined && !['POST', 'PUT', 'PATCH'].includes(method);
  return isBare ? [] : ['Content-Length', String(body?.length ?? 0)];
}

const pairsOf = (raw: readonly string[]): (readonly [string, string])[] =>
  raw
    .filter((_, index) => index % 2 === 0)
    .map((name, index) => [name.toLowerCase(), raw[2 * index + 1] ?? '']);
