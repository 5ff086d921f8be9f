import type { Check, Group } from '@hone/contracts';

/** Id of the group and of the check that stand for the measured speed. */
export const SPEED = 'speed';
/** Id of the group and of the check that stand for the measured memory. */
export const MEMORY = 'memory';

/** Groups that `group` requires and that are not full: there is nothing to measure. */
export function unmetBy(group: string, groups: readonly Group[], checks: readonly Check[]): string[] {
  const measured = groups.find(({ id }) => id === group);
  return (measured?.requires ?? []).filter((id) => {
    const own = checks.filter((check) => check.group === id);
    return own.length === 0 || own.some(({ status }) => status !== 'pass');
  });
}
