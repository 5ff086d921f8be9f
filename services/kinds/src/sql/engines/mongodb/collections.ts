import type { TableView } from '@hone/contracts';
import { z } from 'zod';
import { TaskFault } from '../../task-fault.js';
import { isRecord } from '../../statement/parse-sql.js';

const nameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/, 'letters and digits, the first one small');

const fieldSchema = z.strictObject({
  /** Described in words, such as `array of { sku: string, qty: int or string }`. */
  type: z.string().min(1).max(200),
  /** Whether some documents lack the field. */
  missing: z.boolean().default(false),
  /** Whether the field is null in some documents. */
  null: z.boolean().default(false),
  unique: z.boolean().default(false),
});

const collectionSchema = z.strictObject({
  fields: z.record(z.string().min(1).max(60), fieldSchema),
  /** Sentences that are true of all documents. */
  rules: z.array(z.string().min(1).max(200)).max(10).default([]),
});

/** A task's `schema` file: its collections, and which one a pipeline runs on. */
const collectionsSchema = z
  .strictObject({ from: nameSchema, collections: z.record(nameSchema, collectionSchema) })
  .refine(({ from, collections }) => Object.hasOwn(collections, from), {
    message: 'from names no collection',
    path: ['from'],
  });
export type Collections = z.infer<typeof collectionsSchema>;

/** Documents by collection, as Extended JSON. */
export type DocumentData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Reads a `schema` file. Throws `TaskFault` if it is invalid. */
export function readCollections(text: string): Collections {
  const parsed = collectionsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new TaskFault(`the collections are not described well: ${z.prettifyError(parsed.error)}`);
}

/** Reads an instance's documents: every collection of the task, and no other. Throws `TaskFault`. */
export function readDocuments({ collections }: Collections, text: string): DocumentData {
  const given = parseJson(text);
  if (!isRecord(given))
    throw new TaskFault('data are an object with an array of documents for each collection');
  for (const name of Object.keys(given))
    if (!Object.hasOwn(collections, name))
      throw new TaskFault(`the data have a collection ${name}, the task has none`);
  return Object.fromEntries(
    Object.keys(collections).map((name) => [name, documentsOf(name, given[name] ?? [])]),
  );
}

function documentsOf(name: string, value: unknown): DocumentData[string] {
  if (!Array.isArray(value) || !value.every(isRecord))
    throw new TaskFault(`${name} is no array of documents`);
  const ids = new Set(value.map(({ _id }) => JSON.stringify(_id)));
  if (ids.has(undefined as never)) throw new TaskFault(`a document of ${name} has no _id`);
  if (ids.size !== value.length) throw new TaskFault(`two documents of ${name} have the same _id`);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TaskFault(`no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Shows only this many: it is an example. */
const SHOWN_DOCUMENTS = 50;

/** Collections with their fields and documents, for the table browser. */
export function viewCollections(schemaText: string, dataText: string): TableView[] {
  const described = readCollections(schemaText);
  const data = readDocuments(described, dataText === '' ? '{}' : dataText);
  return Object.entries(described.collections).map(([name, { fields, rules }]) => {
    const documents = data[name] ?? [];
    const names = Object.keys(fields);
    return {
      name,
      columns: Object.entries(fields).map(([field, about]) => columnOf(field, about)),
      constraints: [...rules],
      rowCount: documents.length,
      rows: documents
        .slice(0, SHOWN_DOCUMENTS)
        .map((document) => names.map((field) => cellText(document[field]))),
    };
  });
}

function columnOf(name: string, field: z.infer<typeof fieldSchema>): TableView['columns'][number] {
  const key = name === '_id' ? 'primary' : field.unique ? 'unique' : undefined;
  return {
    name,
    type: `${field.type}${field.missing ? ', may be missing' : ''}`,
    nullable: field.null,
    ...(key !== undefined && { key }),
  };
}

/** A missing field is empty text, null is null. */
function cellText(value: unknown): string | null {
  if (value === undefined) return '';
  if (value === null || typeof value === 'string') return value;
  if (isRecord(value) && typeof value['$date'] === 'string') return value['$date'];
  return JSON.stringify(value);
}
