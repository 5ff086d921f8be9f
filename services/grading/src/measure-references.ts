import type { LoadedChallenge } from './package/load-challenge.js';
import { reserveCores } from './session-resources.js';
import { inTrustedSession, abortable, type TrustedMeans } from './trusted-session.js';

/** No hidden data depends on it: measurements use the package's own inputs. */
const NO_SEED = '';

/**
 * Measures a challenge's own programs in a language, into the caches, so that no submission waits for that. Does
 * nothing for kinds that measure nothing. Rejects when aborted, or when the platform or the challenge's programs
 * failed; a grading then meets the same failure.
 */
export async function measureReferences(
  challenge: LoadedChallenge,
  language: string,
  means: TrustedMeans,
): Promise<void> {
  const { kind } = challenge;
  if (kind.measureReferences === undefined) return;
  await inTrustedSession(challenge, NO_SEED, means, async (trusted) => {
    const cores = reserveCores({ sandbox: means.sandbox, signal: trusted.signal });
    const session = { ...trusted, language, reserveCore: cores.reserve };
    try {
      await abortable(session.signal, async () => kind.measureReferences?.(session));
    } finally {
      await cores.releaseAll();
    }
  });
}
