import { describeIssue } from '@hone/contracts';
import { AppError, type FieldError } from '@hone/kit';
import type { PackageFiles } from '@hone/kit/package-archive';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { fieldErrorsOf } from '../../http/validate.js';

/** The error for an invalid package, with files or fields. */
export function invalidPackage(errors: readonly FieldError[], cause?: unknown): AppError {
  return new AppError('CHALLENGE_INVALID', { errors, cause });
}

/** A file of a package as text; throws `CHALLENGE_INVALID` when it is missing or not UTF-8. */
export function textOf(files: PackageFiles, path: string): string {
  const bytes = files.get(path);
  if (bytes === undefined) throw invalidPackage([{ path, message: 'the file is missing' }]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalidPackage([{ path, message: 'the file is not valid UTF-8' }], cause);
  }
}

/** Parses a value of `file` by a schema. Throws `CHALLENGE_INVALID` with every invalid field. */
export function parseBy<S extends z.ZodType>(schema: S, value: unknown, file: string): z.output<S> {
  const parsed = schema.safeParse(value, { error: describeIssue });
  if (parsed.success) return parsed.data;
  throw invalidPackage(
    fieldErrorsOf(parsed.error).map(({ path, message }) => ({ path: `${file}: ${path}`, message })),
  );
}

/** The value that a YAML file holds. */
export function yamlOf(files: PackageFiles, path: string): unknown {
  const text = textOf(files, path);
  try {
    return parseYaml(text, { maxAliasCount: 50, uniqueKeys: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'not valid YAML';
    throw invalidPackage([{ path, message }], cause);
  }
}
