/** Which slow files rest today: `npm test` runs a third of them a day, CI half, `npm test -- --all` every one. */
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { SLOW } from './plan.mjs';

/**
 * The names of the files that rest: all of the slow ones but those whose turn it is on this day and those that were
 * `changed`, paths as git tells them.
 */
export function chooseResting(slow, { day, changed, parts }) {
  const touched = new Set(changed.map((path) => basename(path)));
  return slow.filter((name, place) => place % parts !== day % parts && !touched.has(name));
}

/** What the newest commit and the work tree changed. */
function changedFiles(root) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n');
  return [...git('diff', '--name-only', 'HEAD'), ...git('show', '--name-only', '--format=', 'HEAD')];
}

/** The resting files by project, where one of so many `parts` runs a day; none where there is one part only. */
export function restingToday(root, parts) {
  if (parts === 1) return {};
  const day = Math.floor(Date.now() / 86_400_000);
  const changed = changedFiles(root);
  return Object.fromEntries(
    Object.entries(SLOW).map(([project, slow]) => [project, chooseResting(slow, { day, changed, parts })]),
  );
}
