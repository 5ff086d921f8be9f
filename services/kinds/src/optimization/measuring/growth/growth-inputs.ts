import type { TrustedSession } from '@hone/contracts/kind';
import type { OptimizationDefinition } from '../../definition.js';
import type { TrustedPrograms } from '../../trusted-programs.js';
import { createDrawnInputs, type DrawnInput, type DrawnInputs } from '../programs/drawn-inputs.js';

/** An input on which growth is followed, with the reference's answer. */
interface GrowthInput extends DrawnInput {
  readonly expected: Promise<Uint8Array>;
}

/** Inputs for growth: each is handed out once; those for one nominal size all have the same real size. */
export interface GrowthInputs {
  next(family: string, size: number): Promise<GrowthInput>;
  /** Draws and answers one ahead of need. */
  prefetch(family: string, size: number): void;
}

/** No input of a family is larger than `largest`. `answer` is the reference on a core where nothing is measured. */
export function createGrowthInputs(
  session: TrustedSession<OptimizationDefinition>,
  trusted: Pick<TrustedPrograms, 'draw'>,
  answer: (stdin: Uint8Array) => Promise<Uint8Array>,
  largest: (family: string) => number | undefined,
): GrowthInputs {
  const streams = new Map<string, DrawnInputs>();
  const ready = new Map<string, Promise<GrowthInput>>();
  const draw = async (family: string, size: number): Promise<GrowthInput> => {
    const key = `${family}/${size}`;
    const options = { family, size, purpose: 'growth', alike: true, largest: largest(family) };
    const stream = streams.get(key) ?? createDrawnInputs(session, trusted, options);
    streams.set(key, stream);
    const input = await stream.next();
    const expected = answer(input.stdin);
    // It may never be needed, such as when the run before it was stopped.
    expected.catch(() => undefined);
    return { ...input, expected };
  };
  const take = (key: string): Promise<GrowthInput> | undefined => {
    const drawn = ready.get(key);
    ready.delete(key);
    return drawn;
  };
  return {
    next: (family, size) => take(`${family}/${size}`) ?? draw(family, size),
    prefetch: (family, size) => {
      const drawn = ready.get(`${family}/${size}`) ?? draw(family, size);
      drawn.catch(() => undefined);
      ready.set(`${family}/${size}`, drawn);
    },
  };
}
