import type { Finding } from './report.js';

/** Rejections that any server may give before a handler sees the request; nobody documents them for each operation. */
const GENERIC = new Set([400, 404, 405, 406, 408, 411, 413, 414, 415, 417, 426, 431]);
const TOO_MANY = 429;
const NOT_IMPLEMENTED = 501;
/** Frameworks answer these by themselves. */
const NOT_JUDGED = new Set(['HEAD', 'OPTIONS']);

const isRejection = (status: number): boolean => status >= 400 && status < 500;

/** Whether the contract has a status for an operation, also as `4XX` or `default`. */
const isDocumented = (statuses: readonly string[], status: number): boolean =>
  [String(status), `${Math.trunc(status / 100)}XX`, 'default'].some((each) => statuses.includes(each));

/**
 * Whether a finding counts. The others can happen to a correct service: it rejects an allowed request by a rule that the
 * contract documents only as a status, or rejects it as every server does.
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
      return !(isRejection(status) && isDocumented(documented.get(operation) ?? [], status));
    case 'unsupported_method':
      return !isRejection(status) && status !== NOT_IMPLEMENTED && !NOT_JUDGED.has(request.method);
    case 'not_a_server_error':
      return isOfOperation || status !== NOT_IMPLEMENTED;
    default:
      return true;
  }
}

/**
 * Identifies a finding across a restart of the service. Server errors (5xx) are all the same finding.
 */
export const keyOf = ({ check, operation, response: { status } }: Finding): string =>
  `${check} ${operation} ${status >= 500 ? '5XX' : status}`;
