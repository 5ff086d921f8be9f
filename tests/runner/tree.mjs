/** Which tree of sources this is, as git names it. */
import { execFileSync } from 'node:child_process';

/**
 * `tree` is git's name for everything that is committed, undefined where there is no commit; `changes` are the paths
 * that differ from it, new files among them.
 */
export function readTree(root) {
  const git = (...args) =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const changes = git('status', '--porcelain', '--untracked-files=all')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(3));
    return { tree: git('rev-parse', 'HEAD^{tree}').trim(), changes };
  } catch {
    return { tree: undefined, changes: [] };
  }
}
