import { readFileSync } from 'node:fs';

/**
 * The certificate authorities that this machine trusts, for image builds: a registry may be reachable only
 * with them. Empty when none are found.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./tar.mjs').TarEntry}
 */
export function hostCertificates(env) {
  return { path: 'prebuilt/ca-certificates.crt', content: findBundle(env) };
}

/** @param {NodeJS.ProcessEnv} env */
function findBundle(env) {
  for (const file of [
    env['SSL_CERT_FILE'],
    env['NODE_EXTRA_CA_CERTS'],
    '/etc/ssl/certs/ca-certificates.crt',
  ]) {
    try {
      if (file) return readFileSync(file);
    } catch {
      continue;
    }
  }
  return Buffer.alloc(0);
}
