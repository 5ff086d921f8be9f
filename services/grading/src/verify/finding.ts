import type { PackageFinding } from '@hone/contracts/kind';

/** A finding that keeps a challenge from being clean. `path` is relative to the challenge folder. */
export function errorFinding(code: string, path: string, message: string): PackageFinding {
  return { severity: 'error', code, path, message };
}

/** A finding that an author should read; the challenge may be clean all the same. */
export function warningFinding(code: string, path: string, message: string): PackageFinding {
  return { severity: 'warning', code, path, message };
}

/** The findings without repetitions, in the order of their first appearance. */
export function distinctFindings(findings: readonly PackageFinding[]): PackageFinding[] {
  const seen = new Map<string, PackageFinding>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.path} ${finding.message}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}
