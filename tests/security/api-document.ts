import { z } from 'zod';

/** JSON Schema as the document holds it; read, never built, here. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const schema = z.record(z.string(), z.unknown());
const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().optional(),
  schema: schema.optional(),
});
const contentSchema = z.record(z.string(), z.object({ schema: schema.optional() }));
const operationSchema = z.object({
  parameters: z.array(parameterSchema).optional(),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.optional() })),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schema).optional() }).optional(),
});

/** One operation with its schemas free of references. */
export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly z.infer<typeof parameterSchema>[];
  readonly body: JsonSchema | undefined;
  /** JSON schema of the answer by status; null where the answer has no JSON body. */
  readonly answers: Readonly<Record<string, JsonSchema | null>>;
}

const REFERENCE = '#/components/schemas/';

/** Puts the named schemas in place of references to them. */
function inline(value: unknown, schemas: Readonly<Record<string, JsonSchema>>, depth = 0): unknown {
  if (depth > 40) throw new Error('a schema of the document refers to itself');
  if (Array.isArray(value)) return value.map((item) => inline(item, schemas, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref: reference, ...rest } = value as { $ref?: unknown };
  if (typeof reference === 'string' && reference.startsWith(REFERENCE)) {
    const named = schemas[reference.slice(REFERENCE.length)];
    if (named === undefined) throw new Error(`the document names ${reference} but does not have it`);
    return inline(named, schemas, depth + 1);
  }
  return Object.fromEntries(
    Object.entries(rest).map(([key, item]) => [key, inline(item, schemas, depth + 1)]),
  );
}

/** The operations that a running api documents. */
export async function readOperations(url: string): Promise<ApiOperation[]> {
  const document = documentSchema.parse(await (await fetch(`${url}/api/openapi.json`)).json());
  const schemas = document.components?.schemas ?? {};
  const plain = (value: JsonSchema | undefined) =>
    value === undefined ? undefined : schema.parse(inline(value, schemas));
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => ({
      method: method.toUpperCase(),
      path,
      parameters: parameters.map((parameter) => ({ ...parameter, schema: plain(parameter.schema) })),
      body: plain(requestBody?.content['application/json']?.schema),
      answers: Object.fromEntries(
        Object.entries(responses).map(([status, { content }]) => [
          status,
          plain(content?.['application/json']?.schema ?? content?.['application/problem+json']?.schema) ??
            null,
        ]),
      ),
    })),
  );
}

/** A schema for the documented shape of a response. */
export function parserOf(answer: JsonSchema): z.ZodType {
  return z.fromJSONSchema(answer);
}
