import type { LintFinding, LintRequest } from '@hone/contracts/kind';
import { lintWithSquawk } from './squawk.js';

type Linter = (request: Omit<LintRequest, 'runtime'>) => Promise<LintFinding[] | undefined>;

/** By runtime: one line each. */
const LINTERS: ReadonlyMap<string, Linter> = new Map([['postgresql', lintWithSquawk]]);

/** The linter's findings in a text; undefined if the runtime has none on this machine or it fails. */
export async function lint({ runtime, ...request }: LintRequest): Promise<LintFinding[] | undefined> {
  return await LINTERS.get(runtime)?.(request);
}
