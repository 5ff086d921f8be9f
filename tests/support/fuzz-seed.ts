/** Any number would do, but it must stay the same. */
const USUAL_SEED = 20_261_130;

/** The seed of generated requests: `HONE_FUZZ_SEED`, a whole number below 2^31; the same every day by default. */
export function fuzzSeed(env: Readonly<Record<string, string | undefined>> = process.env): number {
  const given = env['HONE_FUZZ_SEED'];
  if (given === undefined) return USUAL_SEED;
  if (!/^\d{1,10}$/.test(given) || Number(given) >= 2 ** 31)
    throw new Error(`HONE_FUZZ_SEED is "${given}", which is not a whole number below 2^31`);
  return Number(given);
}
