import { child, children, resolve, rootOf, type ApiDocument } from './api-document.js';
import { memberAt, memberOf, pointerTo, type Located } from './located.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'] as const;

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly at: Located;
  readonly schema: Located;
}

export interface Response {
  /** `201`, `2XX` or `default`. */
  readonly status: string;
  readonly at: Located;
}

/** One operation of a document. */
export interface Operation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly at: Located;
  /** Those of its path first. */
  readonly parameters: readonly Parameter[];
  readonly responses: readonly Response[];
  readonly requestBody: Located | undefined;
}

/** Every operation under `paths`, in the order of the document. Those without an operationId have an empty id. */
export function listOperations(document: ApiDocument): Operation[] {
  return children(document, child(document, rootOf(document), 'paths')).flatMap(([path, item]) =>
    operationsOf(document, path, item),
  );
}

/** The operations of one path item; `path` is its key. */
export function operationsOf(document: ApiDocument, path: string, item: Located): Operation[] {
  const shared = parametersOf(document, child(document, item, 'parameters'));
  return METHODS.flatMap((method) => {
    const at = child(document, item, method);
    if (at.value === undefined) return [];
    const id = memberOf(at.value, 'operationId');
    const own = parametersOf(document, child(document, at, 'parameters'));
    const overridden = ({ name, in: place }: Parameter): boolean =>
      own.some((each) => each.name === name && each.in === place);
    const body = child(document, at, 'requestBody');
    return {
      id: typeof id === 'string' ? id : '',
      method: method.toUpperCase(),
      path,
      at,
      parameters: [...shared.filter((each) => !overridden(each)), ...own],
      responses: children(document, child(document, at, 'responses')).map(([status, response]) => ({
        status: status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
        at: response,
      })),
      requestBody: body.value === undefined ? undefined : body,
    };
  });
}

function parametersOf(document: ApiDocument, list: Located): Parameter[] {
  const entries: readonly unknown[] = Array.isArray(list.value) ? list.value : [];
  return entries.flatMap((entry, index) => {
    const at = resolve(document, { pointer: pointerTo(list.pointer, String(index)), value: entry });
    const [name, place] = [memberOf(at.value, 'name'), memberOf(at.value, 'in')];
    if (typeof name !== 'string' || typeof place !== 'string') return [];
    const required = memberOf(at.value, 'required') === true;
    return [{ name, in: place, required, at, schema: schemaOf(document, at) }];
  });
}

/** The schema of a parameter or header, which may be under a media type. */
export function schemaOf(document: ApiDocument, at: Located): Located {
  const schema = memberAt(resolve(document, at), 'schema');
  if (schema.value !== undefined) return schema;
  const [media] = children(document, child(document, at, 'content'));
  return media === undefined ? schema : memberAt(media[1], 'schema');
}

/** The contents of a body or response, by media type in lower case and without its parameters. */
export function mediaOf(document: ApiDocument, at: Located): { type: string; schema: Located }[] {
  return children(document, child(document, at, 'content')).map(([type, media]) => ({
    type: type.toLowerCase().split(';')[0]?.trim() ?? '',
    schema: memberAt(media, 'schema'),
  }));
}

const isJson = (type: string): boolean => type === 'application/json' || type.endsWith('+json');

/** The schema of a JSON body; `application/json` before others. */
export function jsonSchemaOf(document: ApiDocument, at: Located | undefined): Located | undefined {
  const json = at === undefined ? [] : mediaOf(document, at).filter(({ type }) => isJson(type));
  const { schema } = json.find(({ type }) => type === 'application/json') ?? json[0] ?? {};
  return schema?.value === undefined ? undefined : schema;
}

/** The response with exactly this status. */
export const findResponse = ({ responses }: Operation, status: string): Response | undefined =>
  responses.find((response) => response.status === status);

/** The responses of success, in the order of their statuses. */
export const successesOf = ({ responses }: Operation): Response[] =>
  responses
    .filter(({ status }) => /^2(\d\d|XX)$/.test(status))
    .sort((one, other) => (one.status < other.status ? -1 : 1));

/** A response header by its name, in any case. */
export function headerOf(document: ApiDocument, response: Response, name: string): Located | undefined {
  const headers = children(document, child(document, response.at, 'headers'));
  return headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** A request header by its name, in any case, or by a pattern. */
export const findHeaderParameter = (
  { parameters }: Operation,
  name: string | RegExp,
): Parameter | undefined =>
  parameters.find(
    (each) =>
      each.in === 'header' &&
      (typeof name === 'string' ? each.name.toLowerCase() === name.toLowerCase() : name.test(each.name)),
  );
