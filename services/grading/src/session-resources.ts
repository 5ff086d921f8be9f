import type {
  Box,
  BoxSpec,
  ReservedCore,
  ReserveOptions,
  Pod,
  PodSpec,
  Sandbox,
} from '@hone/contracts/sandbox';

/** What a session's resources depend on. */
export interface ResourceMeans {
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
  /** OCI runtime of the boxes, if the installation chose another than the kind's default. */
  readonly ociRuntime?: string | undefined;
}

/** Cores reserved by one session, all released in the end. */
export function reserveCores({ sandbox, signal }: ResourceMeans) {
  const reserved: Promise<ReservedCore>[] = [];
  // A grading that has ended no longer waits for a core.
  const end = new AbortController();
  return {
    reserve: (options?: ReserveOptions): Promise<ReservedCore> => {
      const reserving = sandbox.reserveCore(options, AbortSignal.any([signal, end.signal]));
      reserved.push(reserving);
      return reserving;
    },
    releaseAll: async (): Promise<void> => {
      end.abort(new Error('grading has ended'));
      await Promise.allSettled(reserved.map(async (reserving) => (await reserving).release()));
    },
  };
}

/** Boxes and pods of one session, all closed in the end. */
export interface OpenedBoxes {
  /** Image by runtime of every box that was opened, alone or in a pod. */
  readonly images: Readonly<Record<string, string>>;
  readonly open: (spec: BoxSpec) => Promise<Box>;
  readonly openPod: (spec: PodSpec) => Promise<Pod>;
  /** Includes those that a kind was still opening when it failed. Never rejects. */
  readonly closeAll: () => Promise<void>;
}

export function openBoxes({ sandbox, signal, ociRuntime }: ResourceMeans): OpenedBoxes {
  const opened: Promise<{ close(): Promise<void> }>[] = [];
  const images: Record<string, string> = {};
  const isolated = <Spec extends BoxSpec>(spec: Spec): Spec =>
    ociRuntime === undefined ? spec : { ...spec, ociRuntime };
  return {
    images,
    open: async (spec) => {
      const opening = sandbox.open(isolated(spec), signal);
      opened.push(opening);
      const box = await opening;
      images[box.runtime] = box.image;
      return box;
    },
    openPod: async (spec) => {
      const opening = sandbox.openPod({ ...spec, members: spec.members.map(isolated) }, signal);
      opened.push(opening);
      const pod = await opening;
      for (const { name } of spec.members) {
        const { box } = pod.member(name);
        images[box.runtime] = box.image;
      }
      return pod;
    },
    closeAll: async () => {
      await Promise.allSettled(opened.map(async (opening) => (await opening).close()));
    },
  };
}
