import { describe, expect, it } from 'vitest';
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

interface SyscallArgument {
  readonly index: number;
  readonly op: string;
  readonly value: number;
  readonly valueTwo?: number;
}

const [AF_UNIX, AF_INET, AF_INET6, AF_NETLINK] = [1, 2, 10, 16];
/** Mount, cgroup, host name, IPC, user, process and network namespaces. */
const CLONE_NEW_FLAGS = [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000];

const load = async (...additions: string[]) =>
  JSON.parse(await loadSeccompProfile('x86_64', additions)) as Profile;

const allowed = ({ syscalls }: Profile) =>
  new Set(syscalls.filter(({ action }) => action === 'SCMP_ACT_ALLOW').flatMap(({ names }) => names));

const FORBIDDEN = [
  ...['unshare', 'setns', 'mount', 'umount2', 'pivot_root', 'chroot', 'fsopen', 'fsmount', 'move_mount'],
  ...['open_tree', 'fspick', 'fsconfig', 'mount_setattr', 'umount', 'io_uring_register', 'vhangup'],
  ...['shmat', 'shmctl', 'shmdt', 'semop', 'semtimedop', 'semctl', 'msgsnd', 'msgrcv', 'msgctl'],
  ...['mq_unlink', 'mq_timedsend', 'mq_timedreceive', 'mq_notify', 'mq_getsetattr'],
  ...['bpf', 'perf_event_open', 'io_uring_setup', 'io_uring_enter', 'io_setup', 'userfaultfd'],
  ...['keyctl', 'add_key', 'request_key', 'ptrace', 'process_vm_readv', 'process_vm_writev', 'pidfd_getfd'],
  ...['mq_open', 'shmget', 'semget', 'msgget', 'kcmp', 'seccomp', 'memfd_secret', 'process_madvise'],
  ...['init_module', 'finit_module', 'kexec_load', 'reboot', 'swapon', 'sync', 'syncfs', 'quotactl'],
  ...['open_by_handle_at', 'name_to_handle_at', 'fanotify_init', 'syslog', 'acct', 'modify_ldt', 'iopl'],
];

describe('the system call profile', () => {
  it('allows by name and denies the rest, for the native architecture only', async () => {
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
      // A rule with an empty list of conditions would hold always.
      for (const { args } of rules) expect(args).toEqual([expect.objectContaining({ index: 0 })]);
    }
    expect(syscalls.find(({ names }) => names.includes('clone3'))).toMatchObject({ errnoRet: 38 });
  });

  it('allows sockets of the local, internet and netlink families only, and no new namespace', async () => {
    const { syscalls } = await load();
    const argsOf = (name: string) =>
      syscalls.filter(({ names }) => names.includes(name)).flatMap(({ args }) => args as SyscallArgument[]);
    expect(argsOf('socket').map(({ index, op, value }) => [index, op, value])).toEqual(
      [AF_UNIX, AF_INET, AF_INET6, AF_NETLINK].map((family) => [0, 'SCMP_CMP_EQ', family]),
    );
    expect(argsOf('socketpair')).toEqual([{ index: 0, op: 'SCMP_CMP_EQ', value: AF_UNIX }]);
    const [flags, ...others] = argsOf('clone');
    expect(others).toEqual([]);
    expect(flags).toMatchObject({ index: 0, op: 'SCMP_CMP_MASKED_EQ', valueTwo: 0 });
    for (const flag of CLONE_NEW_FLAGS) expect((flags?.value ?? 0) & flag).toBe(flag);
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

  it('is not invented for an architecture that nobody has tried', async () => {
    await expect(loadSeccompProfile('riscv64')).rejects.toThrow('riscv64');
  });
});
