import { problemSchema } from '@hone/contracts';
import type { z } from 'zod';
import { parseJson } from '../parse-json.js';

interface Request {
  readonly method?: 'POST' | 'PUT';
  readonly json?: object;
  /** The sitting that the request belongs to. */
  readonly sitting?: string;
}

/** A visitor of a running Hone: keeps cookies as a browser does. */
export interface Browser {
  /** Throws with the api's own message when the answer is an error or does not match `schema`. */
  send<S extends z.ZodType>(schema: S, path: string, request?: Request): Promise<z.output<S>>;
}

const REQUEST_MS = 30_000;

export function createBrowser(apiUrl: string): Browser {
  const cookies = new Map<string, string>();
  return {
    async send(schema, path, { json, method = json === undefined ? undefined : 'POST', sitting } = {}) {
      const headers = new Headers({
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      });
      if (json !== undefined) headers.set('content-type', 'application/json');
      if (sitting !== undefined) headers.set('hone-sitting', sitting);
      const response = await fetch(new URL(`/api/v1${path}`, apiUrl), {
        headers,
        signal: AbortSignal.timeout(REQUEST_MS),
        ...(method === undefined ? {} : { method }),
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        const at = pair.indexOf('=');
        cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const body = parseJson(await response.text());
      if (response.ok) return schema.parse(body);
      const problem = problemSchema.safeParse(body).data;
      throw new Error(
        `${path} answered ${response.status}: ${problem?.detail ?? 'the response is not from Hone'}`,
      );
    },
  };
}
