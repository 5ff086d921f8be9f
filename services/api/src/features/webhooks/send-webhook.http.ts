import { lookup as lookupName, type LookupAddress } from 'node:dns';
import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { addressInUrl, allowedOf, createAllowedAddress } from './public-address.js';
import type { WebhookAnswer, WebhookRequest, WebhookSender } from './send-webhook.js';

type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export interface HttpSenderOptions {
  /** Networks that are allowed although they are not public. */
  readonly networks: readonly string[];
  readonly resolve?: Resolve | undefined;
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;
const REFUSED = 'the address is not public';

const resolveName: Resolve = (host) =>
  new Promise((done, fail) => {
    lookupName(host, { all: true }, (error, addresses) => (error === null ? done(addresses) : fail(error)));
  });

/** Sends over HTTP and HTTPS, to public addresses only. */
export function createHttpSender(options: HttpSenderOptions): WebhookSender {
  const { networks, resolve = resolveName, timeoutMs = TIMEOUT_MS } = options;
  const isAllowed = createAllowedAddress(networks);

  /** The socket connects to the addresses that were checked: a second answer of the name server is ignored. */
  const lookup: LookupFunction = (host, { all = false }, report) => {
    resolve(host).then(
      (addresses) => {
        const allowed = allowedOf(addresses, isAllowed);
        const [first] = allowed;
        if (first === undefined) report(new Error(REFUSED), '');
        else if (all) report(null, [...allowed]);
        else report(null, first.address, first.family);
      },
      (error: unknown) => report(error instanceof Error ? error : new Error(String(error)), ''),
    );
  };

  return {
    async findObstacle(url) {
      const literal = addressInUrl(url);
      if (literal !== undefined) return isAllowed(literal) ? undefined : REFUSED;
      try {
        const addresses = await resolve(new URL(url).hostname);
        return allowedOf(addresses, isAllowed).length > 0 ? undefined : REFUSED;
      } catch {
        return undefined;
      }
    },
    async send(request) {
      const literal = addressInUrl(request.url);
      if (literal !== undefined && !isAllowed(literal)) return { error: REFUSED };
      return post(request, { lookup, timeoutMs });
    },
  };
}

interface PostOptions {
  readonly lookup: LookupFunction;
  readonly timeoutMs: number;
}

/** Sends one request on a new connection. */
function post({ url, headers, body }: WebhookRequest, { lookup, timeoutMs }: PostOptions) {
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Hone-Webhooks',
    },
    agent: false,
    lookup,
    signal: AbortSignal.timeout(timeoutMs),
  };
  return new Promise<WebhookAnswer>((done) => {
    const start = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
    const sent = start(url, options, (response) => {
      done({ status: response.statusCode ?? 0 });
      response.destroy();
    });
    sent.on('error', (error) => {
      const isLate = error.name === 'AbortError' || error.name === 'TimeoutError';
      done({ error: isLate ? `no answer within ${timeoutMs / 1_000} s` : describe(error) });
    });
    sent.end(body);
  });
}

/** Codes such as `ECONNREFUSED` are what people search for. */
function describe(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return (code ?? error.message).slice(0, 200);
}
