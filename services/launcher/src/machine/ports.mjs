import { createServer } from 'node:net';

/**
 * @param {number} port  0 for any
 * @param {string} [host]
 * @returns {Promise<number | undefined>} the port, undefined when it is taken
 */
export function claimPort(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? undefined) : undefined));
    });
  });
}

/**
 * A port for a service of this clone: the previous one if it is free, so that addresses survive a restart;
 * otherwise any free one.
 *
 * @param {number | undefined} remembered
 * @returns {Promise<number>}
 */
export async function choosePort(remembered) {
  const port = (remembered === undefined ? undefined : await claimPort(remembered)) ?? (await claimPort(0));
  if (port === undefined) throw new Error('no port is free on 127.0.0.1');
  return port;
}
