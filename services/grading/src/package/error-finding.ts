import type { PackageFinding } from '@hone/contracts/kind';

/** Something in a package that must be fixed before it can be used. */
export function errorFinding(code: string, path: string, message: string): PackageFinding {
  return { severity: 'error', code, path, message };
}
