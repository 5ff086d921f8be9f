/** Schemathesis checks, by their own names, that single requests decide. */
export const SCHEMATHESIS_CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'positive_data_acceptance',
  'missing_required_header',
  'unsupported_method',
  'allow_header_conformance',
  'ignored_auth',
] as const;
export type SchemathesisCheck = (typeof SCHEMATHESIS_CHECKS)[number];

export interface Family {
  readonly id: string;
  readonly title: string;
  readonly of: readonly SchemathesisCheck[];
}

/** Schemathesis checks that a learner sees as one. The first is decided by the answers of all operations instead. */
export const WORKS: Family = { id: 'conformance-works', title: 'Every operation works', of: [] };
export const FAMILIES: readonly Family[] = [
  { id: 'conformance-errors', title: 'No request breaks the service', of: ['not_a_server_error'] },
  {
    id: 'conformance-statuses',
    title: 'Statuses are those of the contract',
    of: ['status_code_conformance'],
  },
  {
    id: 'conformance-answers',
    title: 'Answers look as in the contract',
    of: ['content_type_conformance', 'response_headers_conformance', 'response_schema_conformance'],
  },
  {
    id: 'conformance-accepts',
    title: 'What the contract allows is accepted',
    of: ['positive_data_acceptance'],
  },
  {
    id: 'conformance-refuses',
    title: 'What the contract forbids is refused',
    of: ['negative_data_rejection', 'missing_required_header', 'ignored_auth'],
  },
  {
    id: 'conformance-methods',
    title: 'Methods that are not offered are refused',
    of: ['unsupported_method', 'allow_header_conformance'],
  },
];
