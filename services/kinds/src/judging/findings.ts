import type { PackageFinding } from '@hone/contracts/kind';

/** The file that most findings are about. */
export const MANIFEST = 'challenge.yml';

type Finding = (code: string, path: string, message: string) => PackageFinding;

/** A finding that keeps a challenge from being offered. */
export const error: Finding = (code, path, message) => ({ severity: 'error', code, path, message });

/** A finding that is advice. */
export const warning: Finding = (code, path, message) => ({ severity: 'warning', code, path, message });
