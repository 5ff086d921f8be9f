/** Identifies the current source tree, as git names it. */
import { execFileSync } from 'node:child_process';

const git = (root, ...args) =>
  execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/**
 * `tree` is git's name for everything that is committed, undefined where there is no commit; `changes` are the paths
 * that differ from it, new files among them.
 */
export function readTree(root) {
  try {
    const status = git(root, 'status', '--porcelain', '--untracked-files=all');
    const tree = git(root, 'rev-parse', 'HEAD^{tree}').trim();
    const lines = status.split('\n').filter(Boolean);
    return { tree, changes: lines.map((line) => line.slice(3)) };
  } catch {
    return { tree: undefined, changes: [] };
  }
}

/** The paths in which two trees differ; undefined where this clone doesn't have both. */
export function pathsBetween(root, from, to) {
  try {
    return git(root, 'diff-tree', '-r', '-z', '--name-only', '--no-renames', from, to)
      .split('\0')
      .filter(Boolean);
  } catch {
    return undefined;
  }
}
