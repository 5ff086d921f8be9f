import type { ChallengeRepository, ChallengeVersion } from './repository.js';

/** What a search reads of challenges. */
export interface SearchTexts {
  /** The text of each version by its digest. A version's text is made once, from one reading of its statement. */
  of(versions: readonly ChallengeVersion[]): Promise<ReadonlyMap<string, string>>;
}

/** Creates a search over `versions`: answers whether `query` finds one. Without words it finds all, and reads nothing. */
export function createSearch(challenges: Pick<ChallengeRepository, 'findContent'>) {
  const searchTexts = createSearchTexts(challenges);
  return async (versions: readonly ChallengeVersion[], query = ''): Promise<Search> => {
    if (query.trim() === '') return () => true;
    const [texts, matches] = [await searchTexts.of(versions), createMatch(query)];
    return ({ digest }) => matches(texts.get(digest) ?? '');
  };
}

type Search = (version: ChallengeVersion) => boolean;

/** Creates the texts of titles, summaries, slugs, kinds, skills and statements. */
export function createSearchTexts(challenges: Pick<ChallengeRepository, 'findContent'>): SearchTexts {
  let known: ReadonlyMap<string, string> = new Map();
  let newest: readonly ChallengeVersion[] = [];
  const read = async (version: ChallengeVersion): Promise<[string, string]> => [
    version.digest,
    known.get(version.digest) ?? textOf(version, await challenges.findContent(version.digest)),
  ];
  return {
    async of(versions) {
      if (versions === newest) return known;
      const texts = new Map(await Promise.all(versions.map(read)));
      known = texts;
      newest = versions;
      return texts;
    },
  };
}

function textOf(version: ChallengeVersion, content: { readonly statement: string } | undefined): string {
  const { title, summary, slug, kind, skills } = version;
  return wordsOf([title, summary, slug, kind, ...skills, content?.statement ?? ''].join(' '));
}

/** Whether each part of the query is the beginning of words in a text of `SearchTexts`, in any order. */
function createMatch(query: string): (text: string) => boolean {
  const parts = query.split(/\s+/).map(wordsOf).filter(Boolean);
  return (text) => parts.every((part) => text.includes(part));
}

/** Letters and digits in lower case, a blank before each word: ` root cause` of "root-cause". */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trimEnd()
    .replace(/^(?=[^ ])/, ' ');
