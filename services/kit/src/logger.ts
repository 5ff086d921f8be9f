import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Scope } from './scope.js';

/** The structured log of a process. */
export type Logger = PinoLogger;

export interface LoggerOptions {
  /** Name of the process, in every line. */
  readonly service: string;
  readonly level?: string | undefined;
  /** Source of the facts that are added to every line. */
  readonly scope?: Scope | undefined;
  /** Destination of the lines; default: standard output. */
  readonly destination?: DestinationStream | undefined;
}

/** Fields whose values never belong in a log, up to three levels deep. */
const SECRET_FIELDS = [
  'authorization',
  'Authorization',
  'cookie',
  'Cookie',
  '["set-cookie"]',
  'password',
  'passwordHash',
  'secret',
  'token',
  'serviceToken',
  'operatorToken',
  'redisUrl',
  'mongoUrl',
  'REDIS_URL',
  'MONGODB_URL',
  'HONE_SERVICE_TOKEN',
  'HONE_OPERATOR_TOKEN',
];

function redactedPaths(): string[] {
  return ['', '*', '*.*', '*.*.*'].flatMap((depth) =>
    SECRET_FIELDS.map((field) => {
      if (depth === '') return field;
      return field.startsWith('[') ? `${depth}${field}` : `${depth}.${field}`;
    }),
  );
}

/**
 * The loggable part of an error: a driver's error can hold its whole view of a cluster, which no line can.
 */
function describeError(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const { code } = thrown as { code?: unknown };
  const cause = thrown.cause instanceof Error ? thrown.cause.message : undefined;
  return {
    type: thrown.name === 'Error' ? thrown.constructor.name : thrown.name,
    message: cause === undefined ? thrown.message : `${thrown.message}: ${cause}`,
    stack: thrown.stack,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
  };
}

/** Creates the log of a process: JSON lines, ISO times, secrets censored by field name. */
export function createLogger(options: LoggerOptions): Logger {
  const { scope } = options;
  const settings = {
    ...(scope === undefined ? {} : { mixin: () => ({ ...scope.facts() }) }),
    base: { service: options.service, pid: process.pid },
    level: options.level ?? 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: { paths: redactedPaths(), censor: '[secret]' },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}
