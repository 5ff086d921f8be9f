import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { error } from '../../../judging/findings.js';
import type { SqlDefinition } from '../../definition.js';
import { TaskFault } from '../../task-fault.js';
import { readCollections, readDocuments } from '../../engines/mongodb/collections.js';
import { examinePipeline } from '../../engines/mongodb/examine-pipeline.js';
import { inspectArguments, inspectRows } from '../query/inspect.js';

/** Findings about a pipeline task. */
export const inspectPipeline = (pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] =>
  inspectRows(pack, definition, () => [
    ...inspectDocuments(pack, definition),
    ...inspectArguments(definition),
  ]);

/** Checks its collections, its visible data and its reference. */
function inspectDocuments(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  if (definition.engine !== 'mongodb') return [];
  const textOf = (path: string | undefined): string | undefined => {
    const content = path === undefined ? undefined : pack.files.get(path);
    return content === undefined ? undefined : decodeText(content);
  };
  const schemaText = textOf(definition.schema);
  if (schemaText === undefined) return [];
  const described = tried(() => readCollections(schemaText));
  if (typeof described === 'string') return [error('DOCUMENTS_INVALID', definition.schema, described)];
  const names = new Set(Object.keys(described.collections));
  const files = definition.instances.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const data = files.flatMap((file) => {
    const text = textOf(file);
    const documents = text === undefined ? undefined : tried(() => readDocuments(described, text));
    if (documents === undefined) return [];
    if (typeof documents === 'string') return [error('DOCUMENTS_INVALID', file, documents)];
    return Object.entries(documents).flatMap(([name, list]) => {
      const { fields } = described.collections[name] ?? { fields: {} };
      const strange = new Set(
        list.flatMap((document) => Object.keys(document).filter((key) => !(key in fields))),
      );
      return [...strange].map((key) =>
        error(
          'FIELD_UNKNOWN',
          file,
          `a document of ${name} has a field ${key} that ${definition.schema} does not name`,
        ),
      );
    });
  });
  return [...rejectedReference(definition, textOf(definition.reference), names), ...data];
}

/** A reference that would be rejected as a submission. */
function rejectedReference(
  { reference }: SqlDefinition,
  text: string | undefined,
  collections: ReadonlySet<string>,
): PackageFinding[] {
  if (reference === undefined || text === undefined) return [];
  const examined = examinePipeline(text, collections);
  return examined.ok ? [] : [error('PIPELINE_INVALID', reference, examined.message)];
}

function tried<T>(read: () => T): T | string {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof TaskFault) return fault.message;
    throw fault;
  }
}
