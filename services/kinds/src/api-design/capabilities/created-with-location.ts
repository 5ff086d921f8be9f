import { z } from 'zod';
import { findResponse, headerOf, schemaOf } from '../document/operation.js';
import { isAlways } from '../document/schema-cases.js';
import { documentedStatuses, ofEachOperation } from './capability.js';

/** Creating that answers 201 with the address of what was created. */
export const createdWithLocation = ofEachOperation(z.strictObject({}), (document, operation) => {
  const created = findResponse(operation, '201');
  const problem = "A consumer can't find what it created.";
  if (created === undefined)
    return { problem, instead: `201 is not documented. ${documentedStatuses(operation)}` };
  const location = headerOf(document, created, 'Location');
  if (location === undefined)
    return { problem, instead: 'Its 201 has no `Location` header.', pointer: created.at.pointer };
  if (isAlways(document, [schemaOf(document, location)], 'string')) return undefined;
  return { problem, instead: '`Location` is not of type `string`.', pointer: location.pointer };
});
