import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';

import { engineHostUnsupported } from '../terminal/failures.mjs';
import { findAt } from '../values/shapes.mjs';

/** An error response of the engine. */
export class EngineError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.name = 'EngineError';
    this.status = status;
  }
}

/**
 * @typedef {object} EngineRequest
 * @property {Record<string, string | number | boolean | undefined>} [query]
 * @property {unknown} [json]  sent as JSON
 * @property {Buffer | import('node:stream').Readable} [body]  sent as a tar archive
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 *
 * @typedef {object} EngineClient
 * @property {string} host
 * @property {(method: string, path: string, options?: EngineRequest) => Promise<unknown>} call  the parsed answer, bytes
 *   when it is not JSON, undefined when it is empty; throws `EngineError` for a status of 400 or more
 * @property {(method: string, path: string, options?: EngineRequest) => AsyncGenerator<unknown>} messages  an answer
 *   that is a sequence of JSON objects; one that carries `error` is thrown as `EngineError`
 */

/**
 * A client of the engine's HTTP API. The `docker` program is not needed and not always installed (Debian
 * packages it separately). Uses the newest API version of the engine; all calls here have had the same form
 * since 1.41.
 *
 * @param {string} host  `unix://`, `tcp://`, `http://` or `https://`
 * @param {NodeJS.ProcessEnv} [env]  DOCKER_TLS_VERIFY and DOCKER_CERT_PATH
 * @returns {EngineClient}
 */
export function createEngineClient(host, env = {}) {
  const { send, target } = transportOf(host, env);

  /** @param {string} method @param {string} path @param {EngineRequest} [options] */
  const open = (method, path, options = {}) =>
    new Promise((resolve, reject) => {
      const payload = options.json === undefined ? options.body : Buffer.from(JSON.stringify(options.json));
      const headers = { ...options.headers, ...contentHeaders(options, payload) };
      const { signal } = options;
      const outgoing = send(
        { ...target, method, path: path + queryOf(options.query), headers, ...(signal ? { signal } : {}) },
        resolve,
      );
      outgoing.on('error', reject);
      if (payload === undefined || Buffer.isBuffer(payload)) outgoing.end(payload);
      else payload.on('error', reject).pipe(outgoing);
    });

  return {
    host,
    async call(method, path, options) {
      const answer = await open(method, path, options);
      const body = await bodyOf(answer);
      if (answer.statusCode >= 400) throw engineError(answer.statusCode, body.toString('utf8'));
      if (body.length === 0) return undefined;
      return /json/.test(answer.headers['content-type'] ?? '') ? JSON.parse(body.toString('utf8')) : body;
    },
    async *messages(method, path, options) {
      const answer = await open(method, path, options);
      if (answer.statusCode >= 400) throw engineError(answer.statusCode, String(await bodyOf(answer)));
      for await (const message of jsonLines(answer)) {
        const refusal = findAt(message, ['error']);
        if (typeof refusal === 'string') throw new EngineError(500, refusal);
        yield message;
      }
    },
  };
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 * @returns {{send: typeof httpRequest, target: import('node:https').RequestOptions}}
 */
function transportOf(host, env) {
  const url = URL.canParse(host) ? new URL(host) : undefined;
  if (url?.protocol === 'unix:') return { send: httpRequest, target: { socketPath: url.pathname } };
  if (url === undefined || !['tcp:', 'http:', 'https:'].includes(url.protocol))
    throw engineHostUnsupported(host);
  const secure = url.protocol === 'https:' || Boolean(env['DOCKER_TLS_VERIFY']);
  const target = { host: url.hostname, port: url.port || (secure ? 2376 : 2375) };
  return secure
    ? { send: httpsRequest, target: { ...target, ...certificates(env['DOCKER_CERT_PATH']) } }
    : { send: httpRequest, target };
}

/** @param {string | undefined} folder */
function certificates(folder) {
  if (folder === undefined) return {};
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name));
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}

/**
 * @param {EngineRequest} options
 * @param {Buffer | import('node:stream').Readable | undefined} payload
 * @returns {Record<string, string | number>}
 */
function contentHeaders(options, payload) {
  const type = options.json === undefined ? 'application/x-tar' : 'application/json';
  if (payload === undefined) return { 'content-length': 0 };
  return Buffer.isBuffer(payload)
    ? { 'content-type': type, 'content-length': payload.length }
    : { 'content-type': type };
}

/** @param {EngineRequest['query']} query */
function queryOf(query = {}) {
  const given = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) given.set(key, String(value));
  return given.size === 0 ? '' : `?${given}`;
}

/** @param {AsyncIterable<Buffer>} answer */
async function bodyOf(answer) {
  const chunks = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** @param {number} status @param {string} text */
function engineError(status, text) {
  try {
    return new EngineError(status, JSON.parse(text).message ?? text);
  } catch {
    return new EngineError(status, text.trim() || `status ${status}`);
  }
}

/**
 * Splits a stream into its JSON objects, one per line.
 *
 * @param {AsyncIterable<Buffer>} answer
 * @returns {AsyncGenerator<unknown>}
 */
async function* jsonLines(answer) {
  let rest = Buffer.alloc(0);
  for await (const chunk of answer) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      const line = rest.subarray(0, end).toString('utf8').trim();
      rest = rest.subarray(end + 1);
      if (line !== '') yield JSON.parse(line);
    }
  }
  const last = rest.toString('utf8').trim();
  if (last !== '') yield JSON.parse(last);
}
