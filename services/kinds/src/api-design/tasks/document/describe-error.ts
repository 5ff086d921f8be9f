import type { ValidationResult } from '../../lab/protocol.js';

type ValidationError = ValidationResult['errors'][number];

/** Why a schema rejects a body, as a sentence. The keyword `schema` means a schema that can't be used at all. */
export const describeError = ({ pointer, keyword, message }: ValidationError): string =>
  keyword === 'schema'
    ? `The schema can't be used: ${message}.`
    : `At \`${pointer === '' ? '/' : pointer}\` it ${message} (${keyword}).`;
