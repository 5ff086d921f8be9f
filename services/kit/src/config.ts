import { describeIssue } from '@hone/contracts';
import type { z } from 'zod';
import { AppError } from './app-error.js';

/** Environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Parses the environment once, at the start of a process. Empty variables count as absent, because compose
 * files and shells leave variables empty to unset them.
 *
 * @throws {AppError} `CONFIG_INVALID` whose message names every wrong variable and never repeats a value: it may be
 * a secret.
 */
export function parseConfig<Schema extends z.ZodType>(schema: Schema, env: Environment): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given, { error: describeIssue });
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    path: issue.path.join('.') || '(environment)',
    message: issue.message,
  }));
  const list = errors.map((error) => `${error.path}: ${error.message}`).join('; ');
  throw new AppError('CONFIG_INVALID', { detail: `The configuration is invalid. ${list}`, errors });
}
