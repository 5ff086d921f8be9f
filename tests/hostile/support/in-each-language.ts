import { EVERYTHING, firstOf } from '../../support/everything.js';

/** The first attack of each row of the table in `docs/security.md`, and all of them in a nightly run. */
export function triedAttacks<Attack extends { readonly row: number }>(attacks: readonly Attack[]): Attack[] {
  const rows = attacks.map(({ row }) => row);
  return attacks.filter(({ row }, index) => EVERYTHING || rows.indexOf(row) === index);
}

/** The languages that an attack is tried in: its first, and all of them in a nightly run. */
export const triedLanguages = <Language>(languages: readonly Language[]): Language[] => firstOf(languages, 1);

/** Every language in which one of the attacks is tried. */
export const languagesOf = <Language>(
  attacks: readonly { readonly row: number; readonly languages: readonly Language[] }[],
): Language[] => [...new Set(triedAttacks(attacks).flatMap(({ languages }) => triedLanguages(languages)))];

/** The number of concurrent boxes, so that a waiting one delays nobody. */
const LANES = 4;

/** Runs `work` in each tested language, some at once; returns the results in their order. */
export async function inEachLanguage<Language, Result>(
  all: readonly Language[],
  work: (language: Language) => Promise<Result>,
): Promise<(Result & { readonly language: Language })[]> {
  const results: (Result & { readonly language: Language })[] = [];
  const waiting = [...triedLanguages(all).entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, language] = next;
      results[place] = { ...(await work(language)), language };
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}
