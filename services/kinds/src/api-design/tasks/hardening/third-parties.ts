import type { Duplex } from 'node:stream';
import type { PodStub } from '@hone/contracts/sandbox';
import type { Values } from '../../exchanges/draw-values.js';
import { fillJson, fillText } from '../../exchanges/fill.js';
import type { ThirdParty } from './definition.js';

/** Servers of ours in the service's box. */
export interface ThirdParties {
  readonly parties: readonly { readonly id: string; readonly port: number; readonly stub: PodStub }[];
  /** Addresses by the variables that hold them. */
  readonly env: Readonly<Record<string, string>>;
  /** Connections so far to those that must not be asked, whether a request followed or not. */
  trespasses(): number;
}

/** `values` fill in what the answers name. */
export function createThirdParties(third: readonly ThirdParty[], values: Values): ThirdParties {
  let trespasses = 0;
  const parties = third.map((party) => {
    const stub: PodStub = (stream) => {
      if (party.forbidden) trespasses += 1;
      // Whoever breaks off a connection breaks nothing else.
      stream.on('error', () => undefined);
      serve(stream, party, values);
    };
    return { id: party.id, port: party.port, stub };
  });
  return {
    parties,
    env: Object.fromEntries(
      third.flatMap(({ env, port }) => (env === undefined ? [] : [[env, `http://127.0.0.1:${port}`]])),
    ),
    trespasses: () => trespasses,
  };
}

/** More than any head of a request that means well. */
const MOST_HEAD_CHARACTERS = 16 * 1024;
const HEAD_END = '\r\n\r\n';

/** Reads the head of one request, answers it and ends the connection; its body says nothing to a third party. */
function serve(stream: Duplex, party: ThirdParty, values: Values): void {
  let head = '';
  const read = (chunk: Buffer): void => {
    head += chunk.toString('latin1');
    if (head.length > MOST_HEAD_CHARACTERS) return void stream.destroy();
    if (!head.includes(HEAD_END)) return;
    stream.off('data', read);
    stream.resume();
    stream.end(answerTo(head, party, values));
  };
  stream.on('data', read);
}

const NOT_FOUND: Omit<ThirdParty['answers'][number], 'on'> = { status: 404, headers: {} };

/** An answer as it goes over the connection. */
function answerTo(head: string, { answers }: ThirdParty, values: Values): string {
  const [method = '', target = ''] = head.split('\r\n')[0]?.split(' ') ?? [];
  const asked = `${method} ${target.split('?')[0]}`;
  const { status, headers, json, body } = answers.find(({ on }) => on === asked) ?? NOT_FOUND;
  const text = json === undefined ? fillText(body ?? '', values) : JSON.stringify(fillJson(json, values));
  const lines = [
    `HTTP/1.1 ${status} Answer`,
    ...(json === undefined ? [] : ['Content-Type: application/json']),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${fillText(value, values)}`),
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  return `${lines.join('\r\n')}${HEAD_END}${text}`;
}
