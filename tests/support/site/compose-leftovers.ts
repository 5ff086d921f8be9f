import { randomBytes } from 'node:crypto';
import type Docker from 'dockerode';

const NAME = /^honetest(\d+)x[0-9a-f]+$/;

/** The name of a compose project, which identifies the process that started it. */
export const nameProject = (): string => `honetest${process.pid}x${randomBytes(4).toString('hex')}`;

/**
 * Removes the projects of killed test runs: their containers would restart with the engine, and take its time
 * forever.
 */
export async function removeAbandoned(docker: Docker): Promise<void> {
  const all = await docker.listContainers({ all: true });
  const projects = new Set(all.map(({ Labels }) => Labels['com.docker.compose.project'] ?? ''));
  for (const project of projects) {
    const pid = NAME.exec(project)?.[1];
    if (pid !== undefined && !runs(Number(pid))) await removeProject(docker, project);
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function removeProject(docker: Docker, project: string): Promise<void> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  for (const { Id } of await docker.listContainers({ all: true, filters }))
    await docker.getContainer(Id).remove({ force: true, v: true });
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove();
  const { Volumes } = await docker.listVolumes({ filters: JSON.stringify(filters) as never });
  for (const { Name } of Volumes) await docker.getVolume(Name).remove();
}
