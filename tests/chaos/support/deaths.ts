import type { ChaosSite } from './chaos-site.js';

/** A server in a container that Hone does not restart: its engine does. */
type Server = 'redis' | 'mongo';

/** Kills a server's main process, as the kernel would; its engine starts it again. */
export async function killServer(site: ChaosSite, server: Server): Promise<void> {
  const { State } = await site.engine.docker.getContainer(site.engine.names[server]).inspect();
  process.kill(State.Pid, 'SIGKILL');
}

/** Takes a server away until `startServer`; one that is stopped by hand stays down. */
export async function stopServer(site: ChaosSite, server: Server): Promise<void> {
  await site.engine.docker.getContainer(site.engine.names[server]).stop({ t: 5 });
}

export async function startServer(site: ChaosSite, server: Server): Promise<void> {
  await site.engine.docker.getContainer(site.engine.names[server]).start();
}

/** Loses everything that Redis knows. */
export async function emptyRedis(site: ChaosSite): Promise<void> {
  await site.redis.flushall();
}
