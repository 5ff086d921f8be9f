import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { CountGuesses } from './password-strength.js';

/** Words that common lists lack: the site's own, and a famous example. */
const SITE_WORDS = ['hone', 'honepassword', 'correcthorsebatterystaple'];

/** The cost grows with the square of the length, and with each way to read digits as letters. */
const LIMITS = { maxLength: 64, l33tMaxSubstitutions: 16 };

/**
 * Estimates guesses with zxcvbn. Its dictionaries take 7 MB and 0.2 s to load, so the first password loads
 * them.
 */
export function createZxcvbnGuesses(): CountGuesses {
  let loading: Promise<ZxcvbnFactory> | undefined;
  return async (password) => {
    loading ??= load();
    return (await loading).check(password.normalize('NFC')).guesses;
  };
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, site: SITE_WORDS },
    graphs: adjacencyGraphs,
    ...LIMITS,
  });
}
