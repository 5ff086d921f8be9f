import type { ProbeResponse } from '@hone/contracts/sandbox';
import { decodeText } from '../../../judging/evidence-text.js';
import { deriveSeed } from '../../../judging/seeded-random.js';
import { NOTHING_SECRET, type Difference } from '../../exchanges/match-json.js';
import type { HardeningDefinition } from '../../definition.js';

type Canaries = HardeningDefinition['canaries'];
type Drawn = ReadonlyMap<string, string>;

/** Texts by the names of canaries: 32 hexadecimal digits that are written the same way in JSON, HTML and addresses. */
export const drawCanaries = (seed: string, canaries: Canaries): Map<string, string> =>
  new Map(Object.keys(canaries).map((name) => [name, deriveSeed(seed, 'canary', name).slice(0, 32)]));

/** Canaries as steps and answers of third parties call them: `canaries.mailPassword`. */
export const canaryValues = (drawn: Drawn): [string, unknown][] =>
  [...drawn].map(([name, text]) => [`canaries.${name}`, text]);

/** Variables of the service that hold canaries. */
export const canaryEnv = (canaries: Canaries, drawn: Drawn): Record<string, string> =>
  Object.fromEntries(
    Object.entries(canaries).flatMap(([name, { env }]) =>
      env === undefined ? [] : [[env, drawn.get(name) ?? '']],
    ),
  );

/** Files that hold canaries, one line each. */
export const canaryFiles = (canaries: Canaries, drawn: Drawn): Map<string, Uint8Array> =>
  new Map(
    Object.entries(canaries).flatMap(([name, { file }]): [string, Uint8Array][] =>
      file === undefined ? [] : [[file, Buffer.from(`${drawn.get(name)}\n`)]],
    ),
  );

/** The name of the first secret in a text. */
export const findSecret = (text: string, secrets: Drawn): string | undefined => {
  const lower = text.toLowerCase();
  return [...secrets].find(([, secret]) => lower.includes(secret.toLowerCase()))?.[0];
};

/** The part of an answer that holds a canary; undefined where none does. */
export function findLeak({ headers, body }: ProbeResponse, canaries: Drawn): Difference | undefined {
  const parts: [string, string][] = [
    ...headers.map(([name, value]): [string, string] => [`header ${name}`, value]),
    ['body', decodeText(body)],
  ];
  for (const [where, text] of parts) {
    const name = findSecret(text, canaries);
    if (name !== undefined) return { where, expected: NOTHING_SECRET, actual: `the secret ${name}` };
  }
  return undefined;
}
