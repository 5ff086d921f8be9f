import type { MigrationHazard } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';

const MOST_HAZARDS = 12;
/** Rules about taste, or about tools that are not used here: files run statement by statement. */
const SKIPPED_RULES = [
  'prefer-text-field',
  'prefer-bigint-over-int',
  'prefer-bigint-over-smallint',
  'prefer-identity',
  'prefer-timestamp-tz',
  'prefer-robust-stmts',
  'require-statement-timeout',
  'ban-char-field',
];

/**
 * Lists what the linter considers dangerous in a file of a migration. It earns and costs no points: the effect of a
 * migration on running programs is measured, not guessed. Undefined if no linter responds.
 */
export async function findHazards(
  session: Pick<GradingSession<unknown>, 'lint'>,
  file: string,
  text: string,
): Promise<MigrationHazard[] | undefined> {
  const findings = await session.lint({ runtime: 'postgresql', text, skipRules: SKIPPED_RULES });
  return findings?.slice(0, MOST_HAZARDS).map((finding) => ({ file, ...finding }));
}
