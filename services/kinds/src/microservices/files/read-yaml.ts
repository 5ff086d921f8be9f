import { describeIssue } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { parse } from 'yaml';
import type { z } from 'zod';
import { decodeText } from '../../judging/evidence-text.js';
import { error } from '../../judging/findings.js';

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
  let raw: unknown;
  try {
    raw = parse(decodeText(content));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, findings: [error('YAML_INVALID', path, why)] };
  }
  const read = schema.safeParse(raw, { error: describeIssue });
  if (read.success) return { ok: true, value: read.data };
  const findings = read.error.issues.map((issue) =>
    error('FIELD_INVALID', path, `${issue.path.join('.')} ${issue.message}`.trim()),
  );
  return { ok: false, findings };
}
