import type { FailureCode } from './codes.js';
import type { Finding } from './report.js';

export interface FindingParts {
  readonly check: string;
  readonly code?: FailureCode;
  readonly operation?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly body?: unknown;
}

/** A finding of a test. */
export function findingOf({
  check,
  code = 'ST101',
  operation = 'PUT /flags/{name}',
  ...parts
}: FindingParts): Finding {
  const { method = operation.split(' ')[0] ?? '', path = '/flags/a', status = 200, body } = parts;
  return {
    check,
    code,
    operation,
    message: '',
    mode: 'negative',
    request: {
      method,
      url: `http://127.0.0.1:8000${path}`,
      headers: body === undefined ? [] : [['Content-Type', 'application/json']],
      body: body === undefined ? '' : Buffer.from(JSON.stringify(body)).toString('base64'),
      cut: false,
    },
    response: { status, ms: 1, headers: [], body: '', cut: false },
  };
}
