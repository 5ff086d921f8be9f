import { TrustedProgramFault } from './trusted-program-fault.js';

const LINE_END = 10;
const MOST_DIGITS = 12;

/**
 * Splits the output of a generator with `batch`: `count` inputs, each as its length in bytes, in decimal on its own
 * line, then its bytes. Throws TrustedProgramFault when it printed anything else.
 */
export function readBatch(printed: Uint8Array, count: number): Uint8Array[] {
  const inputs: Uint8Array[] = [];
  let at = 0;
  while (at < printed.length) {
    const end = printed.indexOf(LINE_END, at);
    const digits =
      end === -1 ? '' : new TextDecoder().decode(printed.subarray(at, Math.min(end, at + MOST_DIGITS)));
    const from = end + 1;
    if (!/^\d+$/.test(digits) || from + Number(digits) > printed.length) throw broken(inputs.length);
    at = from + Number(digits);
    inputs.push(printed.subarray(from, at));
  }
  if (inputs.length !== count)
    throw new TrustedProgramFault(
      `the generator printed ${inputs.length} inputs where it was asked for ${count}`,
      '',
    );
  return inputs;
}

const broken = (place: number): TrustedProgramFault =>
  new TrustedProgramFault(`the generator printed no length before input ${place + 1} of a batch`, '');
