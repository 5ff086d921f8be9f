import { LANDLOCK_KERNEL, OLDEST_KERNEL } from '../terminal/failures.mjs';
import { isAtLeast } from '../values/versions.mjs';

/** @typedef {import('./finding.mjs').Finding} Finding */

/**
 * Findings about the isolation of a box from its host: the kernel, and the configured OCI runtimes.
 *
 * @param {{kernel: string, runtimes: string[]}} engine
 * @param {NodeJS.ProcessEnv} env  HONE_OCI_RUNTIME, HONE_OCI_RUNTIMES
 * @returns {Finding[]}
 */
export function isolationFindings({ kernel, runtimes }, env) {
  const unknown = namedRuntimes(env).filter(({ name }) => !runtimes.includes(name));
  return [
    ...kernelFindings(kernel),
    ...unknown.map(({ name, by }) => ({
      severity: /** @type {const} */ ('error'),
      code: 'OCI_RUNTIME_UNKNOWN',
      message: `${by} is set to ${name}, but the Docker engine has only ${runtimes.join(', ')}.`,
      fix: `Install ${name}, add it to "runtimes" in daemon.json and restart the engine (an engine started by Hone finds it by itself), or choose another runtime.`,
    })),
  ];
}

/**
 * @param {string} kernel
 * @returns {Finding[]}
 */
function kernelFindings(kernel) {
  const fix = "Update the kernel of the engine's machine.";
  if (!isAtLeast(kernel, OLDEST_KERNEL)) {
    const message = `The engine's kernel is ${kernel}; Hone needs ${OLDEST_KERNEL} or newer. Older kernels get no security fixes, and a single kernel bug lets a submission escape its box.`;
    return [{ severity: 'error', code: 'KERNEL_TOO_OLD', message, fix }];
  }
  if (isAtLeast(kernel, LANDLOCK_KERNEL)) return [];
  const message = `The engine's kernel is ${kernel}. Before ${LANDLOCK_KERNEL} the runner cannot use Landlock: a program that runs out of memory may stop its whole box, and replacing the box slows grading down.`;
  return [{ severity: 'warning', code: 'KERNEL_WITHOUT_LANDLOCK', message, fix }];
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {{name: string, by: string}[]}
 */
function namedRuntimes({ HONE_OCI_RUNTIME: usual, HONE_OCI_RUNTIMES: byKind }) {
  return [
    ...(usual ? [{ name: usual, by: 'HONE_OCI_RUNTIME' }] : []),
    ...Object.entries(parseObject(byKind)).map(([kind, name]) => ({
      name: String(name),
      by: `HONE_OCI_RUNTIMES (for ${kind})`,
    })),
  ];
}

/** The worker reports invalid JSON and does not start. @param {string | undefined} text */
function parseObject(text) {
  try {
    return Object(JSON.parse(text || '{}'));
  } catch {
    return {};
  }
}
