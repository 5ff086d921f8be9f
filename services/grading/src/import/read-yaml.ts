import type { z } from 'zod';
import { parseKnownKeys } from '../package/parse-yaml.js';
import type { ImportReport } from './import-report.js';

/** A YAML text of the package; unknown keys are reported and ignored. Undefined when it is rejected. */
export function readYaml<T>(
  path: string,
  text: string,
  schema: z.ZodType<T>,
  report: ImportReport,
): T | undefined {
  const parsed = parseKnownKeys(path, text, schema);
  for (const { code, path: where, message } of parsed.ignored)
    report.skip(code, where, `${message}; it is ignored`);
  if (parsed.ok) return parsed.value;
  report.rejectAll(parsed.findings);
  return undefined;
}
