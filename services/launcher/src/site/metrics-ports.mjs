import { choosePort } from '../machine/ports.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

/**
 * The metrics port of a process: a free loopback port, recorded in the state file as `<name>-metrics`, so
 * that it stays the same.
 *
 * @param {Pick<Context, 'state'>} context
 * @param {string} name  of the process
 * @returns {Promise<number>}
 */
export async function chooseMetricsPort({ state }, name) {
  const key = `${name}-metrics`;
  const port = await choosePort(state.read().ports?.[key]);
  state.update({ ports: { ...state.read().ports, [key]: port } });
  return port;
}

/**
 * @param {import('./supervisor.mjs').ServiceOrder} order
 * @param {number} port
 * @returns {import('./supervisor.mjs').ServiceOrder} the same order with its metrics served at the port
 */
export function withMetrics(order, port) {
  return { ...order, env: { ...order.env, HONE_METRICS_PORT: String(port) } };
}
