import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error } from '../../judging/findings.js';
import { findSqlError } from '../statement/read-tables.js';

/** Files of a task that PostgreSQL's parser cannot read. */
export const invalidSql = (
  { files }: ChallengePackage,
  paths: readonly (string | undefined)[],
): PackageFinding[] =>
  paths.flatMap((path) => {
    const content = path === undefined ? undefined : files.get(path);
    if (path === undefined || content === undefined) return [];
    const message = findSqlError(new TextDecoder().decode(content));
    return message === undefined ? [] : [error('SQL_INVALID', path, message)];
  });
