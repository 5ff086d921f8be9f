import type { MigrationHazard } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';

const MOST_HAZARDS = 12;
/** About taste, or about tools that are not used here: files are run statement by statement. */
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
 * Names what the linter knows to be dangerous in a file of a migration. It earns and costs nothing: what a migration
 * does to programs at work is seen, not guessed. Undefined where no linter answers.
 */
export async function findHazards(
  session: Pick<GradingSession<unknown>, 'lint'>,
  file: string,
  text: string,
): Promise<MigrationHazard[] | undefined> {
  const findings = await session.lint({ runtime: 'postgresql', text, skipRules: SKIPPED_RULES });
  return findings?.slice(0, MOST_HAZARDS).map((finding) => ({ file, ...finding }));
}
