import { join } from 'node:path';

import { PROGRAMS } from './build.mjs';
import { findServiceUser } from './service-user.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('../servers/infra.mjs').Infrastructure} Infrastructure */
/** @typedef {import('./supervisor.mjs').ServiceOrder} ServiceOrder */

export const LOOPBACK = '127.0.0.1';

/** Time that a worker has to close after draining; longer than its own limit. */
const CLOSE_MS = 20_000;

/** Hone's settings, and the destination of traces. */
const OURS = /^(HONE|OTEL)_/;

/** Secrets that the api alone needs; a worker runs beside hostile code. */
const ONLY_API = ['HONE_COOKIE_SECRET', 'HONE_OPERATOR_TOKEN', 'HONE_OIDC_CLIENT_SECRET', 'HONE_SMTP_URL'];

/** Other variables of the caller's environment that every process gets. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS'];

/**
 * The address of the site on this machine: loopback, unless it listens only on another address.
 *
 * @param {NodeJS.ProcessEnv} env  HONE_HOST
 */
export function siteHost(env) {
  const host = env['HONE_HOST'] || LOOPBACK;
  if (host === '0.0.0.0' || host === '::') return LOOPBACK;
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * api, realtime and web in one process, with access to the database but not to the engine.
 *
 * @param {Context} context
 * @param {Infrastructure} infrastructure
 * @param {number} port
 * @returns {ServiceOrder}
 */
export function apiOrder(context, { redis, mongoUrl }, port) {
  const { paths, secrets } = context;
  const user = findServiceUser(join(paths.root, PROGRAMS.api));
  if (user === undefined && process.getuid?.() === 0) {
    context.progress.say('api', `running as root, because the user nobody cannot read ${paths.root}`);
  }
  return {
    ...commonOrder(context, 'api', PROGRAMS.api),
    ...(user === undefined ? {} : { user }),
    env: {
      ...commonEnv(context, port),
      REDIS_URL: redis.api,
      MONGODB_URL: mongoUrl,
      HONE_COOKIE_SECRET: secrets.cookieSecret,
      HONE_OPERATOR_TOKEN: secrets.operatorToken,
      HONE_PUBLIC_URL: context.env['HONE_PUBLIC_URL'] || `http://${siteHost(context.env)}:${port}`,
      HONE_MAIL_OUTBOX: context.env['HONE_MAIL_OUTBOX'] || 'true',
    },
  };
}

/**
 * The worker, with access to the engine but not to the database.
 *
 * @param {Context} context
 * @param {Infrastructure} infrastructure
 * @param {number} port
 * @returns {ServiceOrder}
 */
export function workerOrder(context, { engine, redis }, port) {
  const { env, state } = context;
  const drainMs = Number(env['HONE_DRAIN_MS'] || 0);
  const tls = Object.fromEntries(['DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'].map((name) => [name, env[name]]));
  return {
    ...commonOrder(context, 'worker', PROGRAMS.worker),
    ...(drainMs > 0 ? { stopMs: drainMs + CLOSE_MS } : {}),
    env: {
      ...withoutSecretsOfApi(commonEnv(context, port)),
      ...tls,
      REDIS_URL: redis.worker,
      DOCKER_HOST: engine.host,
      HONE_IMAGES: JSON.stringify(state.read().images ?? {}),
    },
  };
}

/**
 * @param {Context} context
 * @param {string} name
 * @param {string} program
 */
function commonOrder({ paths }, name, program) {
  return {
    name,
    args: ['--enable-source-maps', join(paths.root, program)],
    cwd: paths.root,
    logFile: join(paths.logs, `${name}.log`),
  };
}

/**
 * @param {Context} context
 * @param {number} port
 * @returns {NodeJS.ProcessEnv}
 */
export function commonEnv({ env, paths, secrets }, port) {
  const kept = Object.entries(env).filter(([name]) => INHERITED.includes(name) || OURS.test(name));
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: 'production',
    HONE_PORT: String(port),
    HONE_HOST: env['HONE_HOST'] || LOOPBACK,
    HONE_API_URL: `http://${siteHost(env)}:${port}`,
    HONE_SERVICE_TOKEN: secrets.serviceToken,
    HONE_STATE_DIR: paths.shared,
  };
}

/** @param {NodeJS.ProcessEnv} env */
function withoutSecretsOfApi(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ONLY_API.includes(name)));
}
