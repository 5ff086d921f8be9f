import { rootOf, child, type ApiDocument } from '../../document/api-document.js';
import { listOperations, type Operation } from '../../document/operation.js';
import type { Lab, Opened } from '../../lab/protocol.js';
import type { Complaint } from './finding.js';

/** Names of documents in the tool box. */
export const SUBMISSION = 'submission';
export const BASE = 'base';

/** The learner's document in the tool box, and as the task reads it. */
export interface OpenedDocument {
  readonly lab: Lab;
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
}

export function openedDocument(lab: Lab, { version, document, places }: Opened): OpenedDocument {
  const api = { version, document, places };
  return { lab, document: api, operations: listOperations(api) };
}

export const findOperation = ({ operations }: OpenedDocument, id: string): Operation | undefined =>
  operations.find((operation) => operation.id === id);

/** Reported where the operation of a check does not exist. */
export function noOperation({ document }: OpenedDocument, id: string): Complaint {
  const paths = child(document, rootOf(document), 'paths');
  return {
    problem: `A consumer can't call \`${id}\`.`,
    instead: `No operation has the operationId \`${id}\`.`,
    pointer: paths.value === undefined ? '' : paths.pointer,
  };
}
