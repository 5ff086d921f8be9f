import type { Exchange } from '@hone/contracts';
import { evidenceText } from '../../judging/evidence-text.js';

/** The approximate size of all exchanges of one check, in characters. */
const MOST_CHARACTERS = 400_000;
const SHORT = { text: 300, headers: 8, value: 160 };

type Headers = Exchange['request']['headers'];

/** The exchanges, cut short from where they would be too large for a record. */
export function fitExchanges(exchanges: readonly Exchange[]): Exchange[] {
  let left = MOST_CHARACTERS;
  return exchanges.map((exchange) => {
    left -= JSON.stringify(exchange).length;
    return left < 0 ? shorten(exchange) : exchange;
  });
}

const short = (text: string): string => evidenceText(text, SHORT.text);
const shortHeaders = (headers: Headers): Headers =>
  headers.slice(0, SHORT.headers).map(([name, value]) => [name, evidenceText(value, SHORT.value)]);

function shorten({ request, response, log, curl, ...rest }: Exchange): Exchange {
  const { method, target, headers, body } = request;
  return {
    ...rest,
    request: {
      method,
      target: short(target),
      headers: shortHeaders(headers),
      ...(body !== undefined && { body: short(body) }),
    },
    ...(response && {
      response: { ...response, headers: shortHeaders(response.headers), body: short(response.body) },
    }),
    ...(log !== undefined && { log: short(log) }),
    curl: short(curl),
  };
}
