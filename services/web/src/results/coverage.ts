import type { Check } from '@hone/contracts';

/** An operation of a contract, such as `GET /flags/{name}`, and how many of the checks that call it pass. */
interface CoveredOperation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly asked: number;
  readonly passed: number;
}

export interface Coverage {
  readonly operations: readonly CoveredOperation[];
  /** Those that call an operation of the contract. */
  readonly checks: readonly Check[];
}

/** Operations by path, then in the order in which checks first call them. */
export function coverageOf(all: readonly Check[]): Coverage {
  const checks = all.filter(({ operations = [] }) => operations.length > 0);
  const names = [...new Set(checks.flatMap(({ operations = [] }) => operations))];
  const operations = names.map((name) => {
    const asking = checks.filter((check) => check.operations?.includes(name) === true);
    const [method = '', path = ''] = name.split(' ');
    const passed = asking.filter(({ status }) => status === 'pass').length;
    return { name, method, path, asked: asking.length, passed };
  });
  return { operations: operations.sort((one, other) => one.path.localeCompare(other.path)), checks };
}
