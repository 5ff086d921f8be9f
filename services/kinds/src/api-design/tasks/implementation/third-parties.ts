import type { PodStub } from '@hone/contracts/sandbox';
import { createControlledStub, type ControlledStub } from '../../../stubs/controlled-stub.js';
import type { Values } from '../../exchanges/draw-values.js';
import type { ThirdParty } from './third-party.js';

/** Servers of ours in the service's box. */
export interface ThirdParties {
  readonly parties: readonly { readonly id: string; readonly port: number; readonly stub: PodStub }[];
  /** Addresses by the variables that hold them. */
  readonly env: Readonly<Record<string, string>>;
  /** Controls of each, with its record of calls, by its id. */
  readonly controls: ReadonlyMap<string, Omit<ControlledStub, 'stub'>>;
}

/** `values` are filled into the answers; `onConnection` gets the id of the server that is connected to. */
export function createThirdParties(
  third: readonly ThirdParty[],
  values: Values,
  { now, onConnection }: { now: () => number; onConnection?: (id: string) => void },
): ThirdParties {
  const controls = new Map(
    third.map(({ id, answers }) => [id, createControlledStub(answers, values, now)] as const),
  );
  return {
    parties: third.map(({ id, port }) => ({
      id,
      port,
      stub: (stream) => {
        onConnection?.(id);
        controls.get(id)?.stub(stream);
      },
    })),
    env: Object.fromEntries(
      third.flatMap(({ env, port }) => (env === undefined ? [] : [[env, `http://127.0.0.1:${port}`]])),
    ),
    controls,
  };
}
