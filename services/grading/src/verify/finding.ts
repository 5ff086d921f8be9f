import type { PackageFinding } from '@hone/contracts/kind';

/** A finding that keeps a challenge from being clean. `path` is relative to the challenge folder. */
export function errorFinding(code: string, path: string, message: string): PackageFinding {
  return { severity: 'error', code, path, message };
}

/** A finding that an author should read; the challenge may still be clean. */
export function warningFinding(code: string, path: string, message: string): PackageFinding {
  return { severity: 'warning', code, path, message };
}

/** Many solutions meet a failing program of the challenge; report it once, with where it was seen. */
export function gatherFaults(findings: readonly PackageFinding[]): PackageFinding[] {
  const reported = new Set<string>();
  return findings.flatMap((finding) => {
    const { code, message } = finding;
    if (code !== 'PROGRAM_FAULT') return [finding];
    if (reported.has(message)) return [];
    reported.add(message);
    const same = findings.filter((other) => other.code === code && other.message === message);
    const paths = [...new Set(same.map(({ path }) => path))];
    if (paths.length === 1) return [finding];
    const seen = `seen in ${paths.length} gradings, first in ${finding.path}`;
    return [errorFinding(code, 'challenge.yml', `${message}; ${seen}`)];
  });
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
