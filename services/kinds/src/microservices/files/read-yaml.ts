import { describeIssue } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { parse } from 'yaml';
import type { z } from 'zod';
import { decodeText } from '../../judging/evidence-text.js';
import { error } from '../../judging/findings.js';

export type ParsedYaml<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: 'YAML_INVALID' | 'FIELD_INVALID';
      readonly problems: readonly string[];
    };

/** YAML text by a schema, or what is wrong with it, field by field. */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): ParsedYaml<z.infer<Schema>> {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, code: 'YAML_INVALID', problems: [why] };
  }
  const read = schema.safeParse(raw, { error: describeIssue });
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
  return { ok: false, code: 'FIELD_INVALID', problems };
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly PackageFinding[] };

/** A YAML file of a package, or what is wrong with it, field by field. */
export function readYaml<Schema extends z.ZodType>(
  pack: Pick<ChallengePackage, 'files'>,
  path: string,
  schema: Schema,
): Read<z.infer<Schema>> {
  const content = pack.files.get(path);
  if (content === undefined)
    return { ok: false, findings: [error('FILE_MISSING', path, 'the file does not exist')] };
  const read = parseYaml(decodeText(content), schema);
  if (read.ok) return read;
  return { ok: false, findings: read.problems.map((problem) => error(read.code, path, problem)) };
}
