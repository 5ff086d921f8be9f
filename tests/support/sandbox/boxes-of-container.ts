import type Docker from 'dockerode';
import { eventually } from '../eventually.js';

/** A box's runner notices at once that its worker has died. */
const NOTICED_MS = 30_000;
/** A box that was created but not yet started has no runner: another worker removes it after two minutes. */
const UNSTARTED_MS = 200_000;

/** The boxes of a worker that runs in a container itself, as the engine lists them. */
export interface BoxesOfContainer {
  /** Resolves when there are some and all of them run: a box that is just being created would stay for minutes. */
  running(): Promise<void>;
  /** Resolves when none is left; rejects soon when one that ran outlives its worker. */
  gone(): Promise<void>;
}

/** Finds the boxes of the worker whose container has this id. */
export function boxesOfContainer(docker: Docker, id: string): BoxesOfContainer {
  // The name of the worker in a container begins with the container's host name.
  const hostname = id.slice(0, 12);
  const states = async (): Promise<string[]> => {
    const all = await docker.listContainers({ all: true, filters: { label: ['hone.worker'] } });
    return all.filter(({ Labels }) => Labels['hone.worker']?.startsWith(hostname)).map(({ State }) => State);
  };
  return {
    running: async () => {
      await eventually(states, (all) => all.length > 0 && all.every((state) => state === 'running'));
    },
    gone: async () => {
      await eventually(states, (all) => all.every((state) => state === 'created'), NOTICED_MS);
      await eventually(states, (all) => all.length === 0, UNSTARTED_MS);
    },
  };
}
