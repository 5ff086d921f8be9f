import type { ChallengePackage } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { Verdict } from './finding.js';
import { SUBMISSION, type OpenedDocument } from './opened.js';

/** Findings of the task's own rules; warnings cost nothing. */
export async function judgeLint(
  { lab }: OpenedDocument,
  pack: ChallengePackage,
  ruleset: string,
): Promise<Verdict> {
  const findings = await lab.lint(SUBMISSION, decodeText(getPackageFile(pack, ruleset)));
  const complaints = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message, pointer }) => ({ rule, problem: message, pointer }));
  return { complaints, reason: 'presentation' };
}
