import { deriveSeed } from '../../../../judging/seeded-random.js';
import { drawValues, type Draw } from '../../../exchanges/draw-values.js';
import type { Step } from '../../../exchanges/step.js';
import { perform } from './ask.js';
import type { Part } from './scenario.js';

/** The task and the submission as a scenario sees them. */
export interface Situation {
  /** Throws where it does not exist; `inspect` has made sure that it does. */
  operation(name: string): Step;
  /** Tokens by the names of callers, in their order. */
  readonly tokens: ReadonlyMap<string, string>;
  /** Text that no submission has seen, of 16 hexadecimal digits; another one for each label. */
  secret(label: string): string;
  /** Values: those of `kept`, with drawn ones drawn anew. */
  renew(kept?: ReadonlyMap<string, unknown>): Map<string, unknown>;
  /** The same, after the operations of `setup`; as the caller with this token, where it is another. */
  prepare(token?: string): Part<Map<string, unknown>>;
  /** More values, drawn anew. */
  draw(draws: Readonly<Record<string, Draw>>): Map<string, unknown>;
}

interface ProbeParts {
  readonly id: string;
  readonly draw: Readonly<Record<string, Draw>>;
  readonly as?: string | undefined;
  readonly setup: readonly string[];
}

/** Values as steps call them: `callers.alice` for each caller's token. */
export const callerValues = (tokens: ReadonlyMap<string, string>): [string, unknown][] =>
  [...tokens].map(([name, token]) => [`callers.${name}`, token]);

/** Tokens of callers for one submission. */
export function drawTokens(seed: string, callers: readonly string[]): Map<string, string> {
  return new Map(callers.map((name) => [name, `${name}-${deriveSeed(seed, 'caller', name).slice(0, 32)}`]));
}

export function createSituation(
  seed: string,
  probe: ProbeParts,
  operations: Readonly<Record<string, Step>>,
  tokens: ReadonlyMap<string, string>,
): Situation {
  let uses = 0;
  const operation = (name: string): Step => {
    const found = operations[name];
    if (found === undefined) throw new Error(`there is no operation ${name}`);
    return found;
  };
  const caller = probe.as === undefined ? [...tokens.values()][0] : tokens.get(probe.as);
  const renew = (kept: ReadonlyMap<string, unknown> = new Map()): Map<string, unknown> => {
    uses += 1;
    return new Map([
      ...callerValues(tokens),
      ...(caller === undefined ? [] : [['caller', caller] as const]),
      ...kept,
      ...drawValues(seed, `${probe.id}/${uses}`, probe.draw),
    ]);
  };
  return {
    operation,
    tokens,
    secret: (label) => deriveSeed(seed, probe.id, label).slice(0, 16),
    renew,
    draw: (draws) => drawValues(seed, `${probe.id}/${(uses += 1)}`, draws),
    *prepare(token) {
      const values = renew(new Map(token === undefined ? [] : [['caller', token]]));
      for (const name of probe.setup)
        yield* perform(operation(name), values, 'A request that prepares the check failed.');
      return values;
    },
  };
}
