import type { LintFinding, LintRequest } from '@hone/contracts/kind';
import { lintWithSquawk } from './squawk.js';

type Linter = (request: Omit<LintRequest, 'runtime'>) => Promise<LintFinding[] | undefined>;

/** By runtime: one line each. */
const LINTERS: ReadonlyMap<string, Linter> = new Map([['postgresql', lintWithSquawk]]);

/** What the linter of a runtime finds in a text; undefined where none runs on this machine or it fails. */
export async function lint({ runtime, ...request }: LintRequest): Promise<LintFinding[] | undefined> {
  return await LINTERS.get(runtime)?.(request);
}
