/**
 * Whether an engine's containers run on this machine, so that their ports on 127.0.0.1 are reachable.
 *
 * @param {string} host  as DOCKER_HOST wants it
 */
export function isLocal(host) {
  if (host.startsWith('unix:')) return true;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(host).hostname);
}
