import { createServer, type Server } from 'node:http';
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
    const server = serverOf(party, values);
    const stub: PodStub = (stream) => {
      if (party.forbidden) trespasses += 1;
      // Whoever breaks off a connection breaks nothing else.
      stream.on('error', () => undefined);
      server.emit('connection', stream);
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

/** Never listens: connections are handed to it. */
function serverOf({ answers }: ThirdParty, values: Values): Server {
  const known = new Map(answers.map((answer) => [answer.on, answer]));
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const { status, headers, json, body } = known.get(`${request.method} ${path}`) ?? NOT_FOUND;
    const filled = Object.entries(headers).map(([name, value]) => [name, fillText(value, values)] as const);
    const text = json === undefined ? fillText(body ?? '', values) : JSON.stringify(fillJson(json, values));
    response.writeHead(status, {
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...Object.fromEntries(filled),
      'Content-Length': Buffer.byteLength(text),
      Connection: 'close',
    });
    response.end(text);
    request.resume();
  });
  server.on('clientError', (_error, stream) => stream.destroy());
  return server;
}

const NOT_FOUND: Omit<ThirdParty['answers'][number], 'on'> = { status: 404, headers: {}, body: '' };
