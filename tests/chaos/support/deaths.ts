import type { ChaosSite } from './chaos-site.js';

/** A server in a container that its engine restarts, not Hone. */
type Server = 'redis' | 'mongo';

/** Kills a server's main process, as the kernel would; its engine restarts it. */
export async function killServer(site: ChaosSite, server: Server): Promise<void> {
  const { State } = await site.engine.docker.getContainer(site.engine.names[server]).inspect();
  process.kill(State.Pid, 'SIGKILL');
}

/** Stops a server until `startServer`: the engine does not restart a server that was stopped by hand. */
export async function stopServer(site: ChaosSite, server: Server): Promise<void> {
  await site.engine.docker.getContainer(site.engine.names[server]).stop({ t: 5 });
}

export async function startServer(site: ChaosSite, server: Server): Promise<void> {
  await site.engine.docker.getContainer(site.engine.names[server]).start();
}

/** Deletes everything in Redis. */
export async function emptyRedis(site: ChaosSite): Promise<void> {
  await site.redis.flushall();
}
