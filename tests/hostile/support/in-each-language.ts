/** As many boxes work at once, so that one that waits holds nobody up. */
const LANES = 4;

/** Does `work` in each language, some at once; the results come in the order of the languages. */
export async function inEachLanguage<Language, Result>(
  languages: readonly Language[],
  work: (language: Language) => Promise<Result>,
): Promise<(Result & { readonly language: Language })[]> {
  const results: (Result & { readonly language: Language })[] = [];
  const waiting = [...languages.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, language] = next;
      results[place] = { ...(await work(language)), language };
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}
