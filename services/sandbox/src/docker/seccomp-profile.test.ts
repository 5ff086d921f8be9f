import { describe, expect, it } from '@jest/globals';
import { loadSeccompProfile } from './seccomp-profile.js';

interface Profile {
  readonly defaultAction: string;
  readonly defaultErrnoRet: number;
  readonly architectures: readonly string[];
  readonly syscalls: readonly {
    action: string;
    names: readonly string[];
    args?: unknown;
    errnoRet?: number;
  }[];
}

const load = async (...additions: string[]) =>
  JSON.parse(await loadSeccompProfile('x86_64', additions)) as Profile;

const allowed = ({ syscalls }: Profile) =>
  new Set(syscalls.filter(({ action }) => action === 'SCMP_ACT_ALLOW').flatMap(({ names }) => names));

const FORBIDDEN = [
  ...['unshare', 'setns', 'mount', 'umount2', 'pivot_root', 'chroot', 'fsopen', 'fsmount', 'move_mount'],
  ...['bpf', 'perf_event_open', 'io_uring_setup', 'io_uring_enter', 'io_setup', 'userfaultfd'],
  ...['keyctl', 'add_key', 'request_key', 'ptrace', 'process_vm_readv', 'process_vm_writev', 'pidfd_getfd'],
  ...['mq_open', 'shmget', 'semget', 'msgget', 'kcmp', 'seccomp', 'memfd_secret', 'process_madvise'],
  ...['init_module', 'finit_module', 'kexec_load', 'reboot', 'swapon', 'sync', 'syncfs', 'quotactl'],
  ...['open_by_handle_at', 'name_to_handle_at', 'fanotify_init', 'syslog', 'acct', 'modify_ldt', 'iopl'],
];

describe('the system call profile', () => {
  it('allows by name and refuses the rest, for the native architecture only', async () => {
    const profile = await load();
    expect(profile).toMatchObject({ defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 1 });
    expect(profile.architectures).toEqual(['SCMP_ARCH_X86_64']);
    expect(new Set(profile.syscalls.map(({ action }) => action))).toEqual(
      new Set(['SCMP_ACT_ALLOW', 'SCMP_ACT_ERRNO']),
    );
  });

  it.each(FORBIDDEN)('does not allow %s', async (name) => {
    expect(allowed(await load()).has(name)).toBe(false);
  });

  it('allows sockets and new processes only under conditions', async () => {
    const { syscalls } = await load();
    for (const name of ['socket', 'socketpair', 'clone', 'personality']) {
      const rules = syscalls.filter(({ names }) => names.includes(name));
      expect(rules.length).toBeGreaterThan(0);
      for (const { args } of rules) expect(args).toBeDefined();
    }
    expect(syscalls.find(({ names }) => names.includes('clone3'))).toMatchObject({ errnoRet: 38 });
  });

  it('lets the runner bind its children and wipe as them', async () => {
    const names = allowed(await load());
    for (const name of ['landlock_restrict_self', 'setfsuid', 'setfsgid', 'setresuid']) {
      expect(names.has(name)).toBe(true);
    }
  });

  it('adds shared memory for a database, and nothing else', async () => {
    const [plain, database] = [allowed(await load()), allowed(await load('shared-memory'))];
    expect([...database].filter((name) => !plain.has(name)).sort()).toEqual([
      'shmat',
      'shmctl',
      'shmdt',
      'shmget',
    ]);
  });

  it('is not made up for an architecture that nobody has tried', async () => {
    await expect(loadSeccompProfile('riscv64')).rejects.toThrow('riscv64');
  });
});
