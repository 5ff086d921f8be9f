import { AppError } from '@hone/kit';
import type { ChallengeVersion } from './repository.js';

/**
 * Throws `LANGUAGE_NOT_OFFERED` for a language that the challenge does not have. Languages that are
 * temporarily unavailable are accepted, so that drafts are not lost while a runtime is down.
 */
export function checkLanguageKnown({ runtimes }: ChallengeVersion, language: string): void {
  const known = Object.keys(runtimes);
  if (known.includes(language)) return;
  const message = `${language} is not a language of this challenge; choose ${known.join(', ')}`;
  throw new AppError('LANGUAGE_NOT_OFFERED', { errors: [{ path: 'language', message }] });
}
