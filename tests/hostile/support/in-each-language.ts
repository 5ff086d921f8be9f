import { shareOfDay, TODAY } from '../../support/share.js';

/** Half of the attacks a day, and each in so many languages, unless all are asked for. */
const LANGUAGES_A_DAY = 2;

export const attacksOfDay = <Attack>(attacks: readonly Attack[]): Attack[] =>
  shareOfDay(attacks, Math.ceil(attacks.length / 2));

/** Every second day the same attacks come again: then it is the turn of the next languages. */
export const languagesOfDay = <Language>(languages: readonly Language[]): Language[] =>
  shareOfDay(languages, LANGUAGES_A_DAY, Math.floor(TODAY / 2));

/** As many boxes work at once, so that one that waits holds nobody up. */
const LANES = 4;

/** Does `work` in each language of the day, some at once; the results come in their order. */
export async function inEachLanguage<Language, Result>(
  all: readonly Language[],
  work: (language: Language) => Promise<Result>,
): Promise<(Result & { readonly language: Language })[]> {
  const results: (Result & { readonly language: Language })[] = [];
  const waiting = [...languagesOfDay(all).entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, language] = next;
      results[place] = { ...(await work(language)), language };
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}
