import { resolve } from '../document/api-document.js';
import { isObject, pointerTo, valueAt } from '../document/located.js';
import type { Lab, Opened, ValidationCase } from '../lab/protocol.js';
import type { Finding } from './report.js';

/** The pointer of the value at this place, with a reference followed. */
const follow = (contract: Opened, pointer: string): string =>
  resolve(contract, { pointer, value: valueAt(contract.document, pointer) }).pointer;

/** A part of a request, and the schema that it must satisfy. */
type Part = Pick<ValidationCase, 'schema' | 'value'>;

/**
 * Whether a service may accept a request that the contract forbids: all of it is valid once scalars are converted
 * to what they plainly mean.
 */
export async function isLossless(
  lab: Lab,
  name: string,
  contract: Opened,
  finding: Finding,
): Promise<boolean> {
  const parts = partsOf(contract, finding);
  if (parts === undefined || parts.length === 0) return false;
  const cases = parts.map((part, index) => ({
    ...part,
    id: String(index),
    direction: 'request' as const,
    coerce: true,
  }));
  const results = await lab.validate(name, cases);
  return results.every(({ outcome }) => outcome === 'valid');
}

/** Undefined where a required part is missing or is not JSON. */
function partsOf(contract: Opened, { operation, request }: Finding): readonly Part[] | undefined {
  const [method = '', template = ''] = operation.split(' ');
  const item = pointerTo('', 'paths', template);
  const at = pointerTo(item, method.toLowerCase());
  const url = new URL(request.url);
  const parameters = [item, at].flatMap((holder) => parameterParts(contract, holder, template, url));
  const body = bodyPart(contract, at, request);
  if (body === 'wrong' || parameters.includes('wrong')) return undefined;
  return [...parameters, ...(body === undefined ? [] : [body])].filter((part) => part !== 'wrong');
}

function parameterParts(contract: Opened, holder: string, template: string, url: URL): (Part | 'wrong')[] {
  const listed = valueAt(contract.document, `${holder}/parameters`);
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((_each, index): (Part | 'wrong')[] => {
    const at = follow(contract, `${holder}/parameters/${index}`);
    const parameter = valueAt(contract.document, at);
    if (!isObject(parameter) || typeof parameter['name'] !== 'string') return [];
    const values = parameterValues(parameter['in'], parameter['name'], template, url);
    if (values === undefined) return [];
    if (values.length === 0) return parameter['required'] === true ? ['wrong'] : [];
    // A repeated parameter is a list, not a scalar of another type.
    return values.length > 1 ? ['wrong'] : [{ schema: `${at}/schema`, value: values[0] }];
  });
}

function parameterValues(place: unknown, name: string, template: string, url: URL): string[] | undefined {
  if (place === 'query') return url.searchParams.getAll(name);
  if (place !== 'path') return undefined;
  const index = template.split('/').indexOf(`{${name}}`);
  if (index === -1) return undefined;
  const found = url.pathname.split('/')[index];
  return found === undefined ? [] : [decoded(found)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function bodyPart(
  contract: Opened,
  operation: string,
  request: Finding['request'],
): Part | 'wrong' | undefined {
  const at = follow(contract, `${operation}/requestBody`);
  const described = valueAt(contract.document, at);
  if (!isObject(described)) return undefined;
  if (request.body === '') return described['required'] === true ? 'wrong' : undefined;
  const type =
    request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1].split(';')[0] ?? '';
  const schema = pointerTo(at, 'content', type.trim(), 'schema');
  if (request.cut || valueAt(contract.document, schema) === undefined) return 'wrong';
  try {
    return { schema, value: JSON.parse(Buffer.from(request.body, 'base64').toString('utf8')) as unknown };
  } catch {
    return 'wrong';
  }
}
