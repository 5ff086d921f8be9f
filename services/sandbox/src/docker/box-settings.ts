import type { ContainerCreateOptions } from 'dockerode';
import type { BoxSize } from './box-size.js';

/** Limits of every program in a box, never above the engine's own hard limits. */
export const PROGRAM_LIMITS = {
  descriptors: 1024,
  fileBytes: 256 * 1024 * 1024,
  stackBytes: 64 * 1024 * 1024,
} as const;

export interface BoxSettings {
  readonly image: string;
  readonly size: BoxSize;
  /** The core the box may use. */
  readonly cpu: number;
  readonly seccompProfile: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Name of an OCI runtime the engine knows (`runc`, `crun`, `runsc`); the engine's default otherwise. */
  readonly ociRuntime: string | undefined;
}

function tmpfsOf(size: BoxSize): Record<string, string> {
  return Object.fromEntries(
    Object.entries(size.tmpfsBytes).map(([path, bytes]) => [
      path,
      `rw,exec,nosuid,nodev,size=${bytes},nr_inodes=${size.inodes}`,
    ]),
  );
}

const ulimit = (name: string, value: number) => ({ Name: name, Soft: value, Hard: value });

const ATTACHED = { AttachStdin: true, AttachStdout: true, AttachStderr: true } as const;

/** All engine settings of a box. A test reads each of these back from a live box. */
export function boxSettings(box: BoxSettings): ContainerCreateOptions {
  return {
    Image: box.image,
    User: '0:0',
    WorkingDir: '/',
    Hostname: 'box',
    Labels: { ...box.labels },
    // One stream to the runner; the box ends when the worker closes it.
    Tty: false,
    // The runner handles no other signal: an engine that shuts down would wait ten seconds for each box.
    StopSignal: 'SIGKILL',
    OpenStdin: true,
    StdinOnce: true,
    ...ATTACHED,
    // A network namespace with nothing but loopback; disabling it spares the engine's network hook.
    NetworkDisabled: true,
    HostConfig: {
      NetworkMode: 'none',
      AutoRemove: true,
      Init: false,
      IpcMode: 'private',
      LogConfig: { Type: 'none', Config: {} },
      CapDrop: ['ALL'],
      CapAdd: ['SETUID', 'SETGID', 'KILL'],
      SecurityOpt: ['no-new-privileges', `seccomp=${box.seccompProfile}`],
      ReadonlyRootfs: true,
      Tmpfs: tmpfsOf(box.size),
      Memory: box.size.memoryBytes,
      MemorySwap: box.size.memoryBytes,
      PidsLimit: box.size.pids,
      CpusetCpus: String(box.cpu),
      OomScoreAdj: 0,
      Ulimits: [
        ulimit('core', 0),
        ulimit('nofile', PROGRAM_LIMITS.descriptors),
        ulimit('fsize', PROGRAM_LIMITS.fileBytes),
        ulimit('stack', PROGRAM_LIMITS.stackBytes),
      ],
      ...(box.ociRuntime === undefined ? {} : { Runtime: box.ociRuntime }),
    },
  };
}
