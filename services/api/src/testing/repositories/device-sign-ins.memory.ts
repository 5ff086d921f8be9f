import type {
  DeviceAnswer,
  DeviceSignIn,
  DeviceSignInRepository,
} from '../../features/device-sign-in/repository.js';

const DAY_MS = 24 * 3600 * 1000;

/** Sign-ins of devices in memory, for unit tests. */
export function createMemoryDeviceSignInRepository(): DeviceSignInRepository {
  const signIns = new Map<string, DeviceSignIn>();
  const answers = new Map<string, DeviceAnswer>();
  const redemptions = new Map<string, { readonly at: number }>();
  const findByCode = (code: string) => [...signIns.values()].find(({ userCode }) => userCode === code);
  const insertOnce = <T>(into: Map<string, T>, id: string, value: T): Promise<boolean> => {
    if (into.has(id)) return Promise.resolve(false);
    into.set(id, value);
    return Promise.resolve(true);
  };
  const removeWhere = <T>(from: Map<string, T>, holds: (value: T) => boolean): void => {
    for (const [id, value] of from) if (holds(value)) from.delete(id);
  };
  return {
    insert: (signIn) =>
      findByCode(signIn.userCode) === undefined
        ? insertOnce(signIns, signIn.id, signIn)
        : Promise.resolve(false),
    find: (id) => Promise.resolve(signIns.get(id)),
    findByUserCode: (code) => Promise.resolve(findByCode(code)),
    answer: (answer) => insertOnce(answers, answer.id, answer),
    findAnswer: (id) => Promise.resolve(answers.get(id)),
    redeem: (id, at) => insertOnce(redemptions, id, { at }),
    removeOf(user) {
      removeWhere(answers, (answer) => answer.user === user);
      return Promise.resolve();
    },
    sweep(nowMs) {
      removeWhere(signIns, ({ expiresAt }) => expiresAt <= nowMs);
      removeWhere(answers, ({ at }) => at <= nowMs - DAY_MS);
      removeWhere(redemptions, ({ at }) => at <= nowMs - DAY_MS);
      return Promise.resolve();
    },
  };
}
