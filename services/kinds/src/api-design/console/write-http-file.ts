import { drawValues } from '../exchanges/draw-values.js';
import { fillJson, fillText } from '../../judging/fill.js';
import type { ConversationStep } from '../exchanges/step.js';
import type { ConversationCheck } from '../definition.js';

/** A conversation as a `.http` file, with examples for the values that are drawn. */
export function writeHttpFile(
  { id, draw, steps }: Pick<ConversationCheck, 'id' | 'draw' | 'steps'>,
  callers: readonly string[] = [],
): string {
  const examples = [...drawValues('example', id, draw)];
  const kept = [...examples.map(([name]) => name), ...callers.map((name) => `callers.${name}`)];
  const places = new Map<string, unknown>(kept.map((name) => [name, `{{${name}}}`]));
  const bare = examples.filter(([, value]) => typeof value !== 'string').map(([name]) => name);
  const requests = steps.map((step, index) => {
    const text = writeRequest(step, index, places, bare);
    for (const [name, place] of Object.entries(step.keep)) places.set(name, placeOfAnswer(index, place));
    return text;
  });
  const variables = examples.map(([name, value]) => `@${name} = ${String(value)}`);
  return `${[...(variables.length > 0 ? [variables.join('\n')] : []), requests.join('\n\n###\n\n')].join('\n\n')}\n`;
}

const nameOf = (index: number): string => `request${index + 1}`;

/** `json.id` and `headers.etag` as the format calls them. */
function placeOfAnswer(index: number, place: string): string {
  const [kind, ...path] = place.split('.');
  return `{{${nameOf(index)}.response.${kind === 'headers' ? 'headers.' : 'body.$.'}${path.join('.')}}}`;
}

function writeRequest(
  step: ConversationStep,
  index: number,
  places: ReadonlyMap<string, unknown>,
  bare: readonly string[],
) {
  const { send, headers, json, body, keep, waitMs } = step;
  const own = Object.entries(headers).map(([name, value]) => `${name}: ${fillText(value, places)}`);
  const isTyped = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const text = json === undefined ? body && fillText(body, places) : writeJson(fillJson(json, places), bare);
  return [
    ...(waitMs === undefined ? [] : [`# The check waits ${waitMs} ms before this request.`]),
    ...(Object.keys(keep).length > 0 ? [`# @name ${nameOf(index)}`] : []),
    fillText(send, places),
    ...own,
    ...(json === undefined || isTyped ? [] : ['Content-Type: application/json']),
    ...(text === undefined ? [] : ['', text]),
  ].join('\n');
}

/** Values other than strings are written without quotes. */
const writeJson = (json: unknown, bare: readonly string[]): string =>
  bare.reduce((text, name) => text.replaceAll(`"{{${name}}}"`, `{{${name}}}`), JSON.stringify(json, null, 2));
