import { ABSENT, type RegisterHistory, type RegisterOperation } from './register-history.js';

/** Whether any order is right, by trying all of them. For histories of a few operations. */
export function isLinearizable(history: RegisterHistory, value: number = ABSENT): boolean {
  if (history.every(({ returned }) => returned === null)) return true;
  return history.some((next) => {
    const others = history.filter((each) => each !== next);
    const isFirst = others.every(({ returned }) => returned === null || returned > next.called);
    return isFirst && after(next, value).some((then) => isLinearizable(others, then));
  });
}

/** The values that may follow: none where the answer would have been another one. */
function after({ action, returned }: RegisterOperation, value: number): number[] {
  if (action.type === 'write') return [action.value];
  if (action.type === 'read') return action.value === value ? [value] : [];
  if (action.from === value) return [action.to];
  return returned === null ? [value] : [];
}
