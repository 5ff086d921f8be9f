import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createContext } from '../clone/context.mjs';
import { createEngineClient } from '../engine/engine-client.mjs';
import { parseUser } from './service-user.mjs';
import { apiOrder, siteHost, workerOrder } from './services.mjs';

const root = mkdtempSync(join(tmpdir(), 'hone-services-'));
afterAll(() => rmSync(root, { recursive: true }));

const env = {
  PATH: '/bin',
  HONE_RATE_LIMIT_FACTOR: '10',
  HONE_DRAIN_MS: '60000',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector',
  AWS_SECRET: 'no',
  DOCKER_HOST: 'unix:///given',
};
const context = createContext({ env, signal: new AbortController().signal, write: () => undefined, root });
const infrastructure = {
  engine: {
    client: createEngineClient('unix:///given'),
    host: 'unix:///given',
    version: '28',
    own: false,
    network: 'bridge' as const,
    process: undefined,
    dataRoot: '/',
  },
  redis: { admin: 'redis://all', api: 'redis://api', worker: 'redis://worker' },
  mongoUrl: 'mongodb://db',
  starterImages: Promise.resolve(),
  allImages: Promise.resolve({ failed: [] }),
};
const api = apiOrder(context, infrastructure, 3000);
const worker = workerOrder(context, infrastructure, 3000);

it('gives the api the database and no engine', () => {
  expect(api.env).toMatchObject({ MONGODB_URL: 'mongodb://db', REDIS_URL: 'redis://api', HONE_PORT: '3000' });
  expect(api.env).toHaveProperty('HONE_COOKIE_SECRET');
  expect(api.env).not.toHaveProperty('DOCKER_HOST');
});

it('gives the worker the engine and no database', () => {
  expect(worker.env).toMatchObject({ DOCKER_HOST: 'unix:///given', REDIS_URL: 'redis://worker' });
  expect(worker.env).not.toHaveProperty('MONGODB_URL');
});

it('keeps the secrets of the api from the worker, wherever they were set', () => {
  const secrets = ['HONE_COOKIE_SECRET', 'HONE_OPERATOR_TOKEN', 'HONE_OIDC_CLIENT_SECRET', 'HONE_SMTP_URL'];
  const env = { ...context.env, ...Object.fromEntries(secrets.map((name) => [name, 'set by the caller'])) };
  const contextWithEnv = { ...context, env };
  const given = apiOrder(contextWithEnv, infrastructure, 3000).env;
  const withheld = workerOrder(contextWithEnv, infrastructure, 3000).env;
  for (const name of secrets) {
    expect(given).toHaveProperty(name);
    expect(withheld).not.toHaveProperty(name);
  }
  expect([given['HONE_COOKIE_SECRET'], given['HONE_OPERATOR_TOKEN']]).not.toContain('set by the caller');
});

it('gives a worker enough time to drain', () => {
  expect(worker.stopMs).toBeGreaterThan(60_000);
  expect(api.stopMs).toBeUndefined();
});

it('passes on Hone’s settings and nothing else from the caller', () => {
  for (const order of [api, worker]) {
    expect(order.env).toMatchObject({ PATH: '/bin', HONE_RATE_LIMIT_FACTOR: '10', HONE_HOST: '127.0.0.1' });
    expect(order.env).toMatchObject({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector' });
    expect(order.env).not.toHaveProperty('AWS_SECRET');
  }
});

it('finds a user by its whole name', () => {
  const passwd = 'nobody2:x:1:1::/:\nnobody:x:65534:65533:nobody:/:/bin/false\n';
  expect(parseUser(passwd, 'nobody')).toEqual({ uid: 65_534, gid: 65_533 });
  expect(parseUser(passwd, 'body')).toBeUndefined();
});

it('reaches the site where it listens', () => {
  expect(siteHost({})).toBe('127.0.0.1');
  expect(siteHost({ HONE_HOST: '0.0.0.0' })).toBe('127.0.0.1');
  expect(siteHost({ HONE_HOST: '10.0.0.7' })).toBe('10.0.0.7');
  expect(siteHost({ HONE_HOST: '::1' })).toBe('[::1]');
});
