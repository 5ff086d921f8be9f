import type { Finding } from './report.js';

/** Refusals that any server may give before a handler sees the request; nobody documents them for each operation. */
const GENERIC = new Set([400, 404, 405, 406, 408, 411, 413, 414, 415, 417, 426, 431]);
const TOO_MANY = 429;
const NOT_IMPLEMENTED = 501;
/** Frameworks answer these by themselves. */
const NOT_JUDGED = new Set(['HEAD', 'OPTIONS']);

const isRefusal = (status: number): boolean => status >= 400 && status < 500;

/** Whether the contract has a status for an operation, also as `4XX` or `default`. */
const isDocumented = (statuses: readonly string[], status: number): boolean =>
  [String(status), `${Math.trunc(status / 100)}XX`, 'default'].some((each) => statuses.includes(each));

/**
 * Whether a finding counts. A correct service can meet the others: it refuses what is allowed by a rule that the contract
 * documents only as a status, or refuses as every server does.
 */
export function counts(
  { check, operation, request, response: { status } }: Finding,
  documented: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (status === TOO_MANY) return false;
  const isOfOperation = operation.startsWith(`${request.method} `);
  switch (check) {
    case 'status_code_conformance':
      return isOfOperation && !GENERIC.has(status);
    case 'positive_data_acceptance':
      return !(isRefusal(status) && isDocumented(documented.get(operation) ?? [], status));
    case 'unsupported_method':
      return !isRefusal(status) && status !== NOT_IMPLEMENTED && !NOT_JUDGED.has(request.method);
    case 'not_a_server_error':
      return isOfOperation || status !== NOT_IMPLEMENTED;
    default:
      return true;
  }
}

/**
 * What makes two findings the same where a service was started anew between them. Which error of its own a server gives is
 * no difference.
 */
export const keyOf = ({ check, operation, response: { status } }: Finding): string =>
  `${check} ${operation} ${status >= 500 ? '5XX' : status}`;
