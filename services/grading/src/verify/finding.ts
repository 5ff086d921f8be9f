import type { PackageFinding } from '@hone/contracts/kind';

/** A finding that keeps a challenge from being clean. `path` is relative to the challenge folder. */
export function errorFinding(code: string, path: string, message: string): PackageFinding {
  return { severity: 'error', code, path, message };
}

/** A finding that an author should read; the challenge may be clean all the same. */
export function warningFinding(code: string, path: string, message: string): PackageFinding {
  return { severity: 'warning', code, path, message };
}

/** A program of the challenge that fails is met by many solutions; it is told once, with where it was seen. */
export function gatherFaults(findings: readonly PackageFinding[]): PackageFinding[] {
  const isFault = ({ code }: PackageFinding): boolean => code === 'PROGRAM_FAULT';
  const gathered = [...new Set(findings.filter(isFault).map(({ message }) => message))].map((message) => {
    const seen = findings.filter((finding) => isFault(finding) && finding.message === message);
    const [first, ...others] = new Set(seen.map(({ path }) => path));
    const more = others.length === 0 ? '' : `; seen in ${others.length + 1} gradings, first in ${first}`;
    const path = others.length === 0 ? (first ?? '') : 'challenge.yml';
    return errorFinding('PROGRAM_FAULT', path, `${message}${more}`);
  });
  return [...findings.filter((finding) => !isFault(finding)), ...gathered];
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
