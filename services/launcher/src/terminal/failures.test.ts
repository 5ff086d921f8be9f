import { describe, expect, it } from 'vitest';
import type { LauncherFailure } from './failure.mjs';
import * as failures from './failures.mjs';

const linux = { platform: 'linux', root: false, debian: true, systemd: false };

const every: [LauncherFailure, RegExp, RegExp][] = [
  [failures.nodeTooOld('18.0.0'), /18\.0\.0.*20\.19\.0/, /nodejs\.org/],
  [failures.engineTooOld('unix:///x', '19.3'), /19\.3.*20\.10/, /Update Docker/],
  [failures.enginePermission('/var/run/docker.sock'), /docker\.sock/, /usermod -aG docker/],
  [failures.engineSilent('tcp://a:1', 'refused'), /tcp:\/\/a:1.*refused/, /DOCKER_HOST/],
  [failures.engineRejected('no bridge'), /no bridge/, /restart the engine/],
  [failures.engineHostUnsupported('ssh://a'), /ssh:\/\/a/, /ssh -nNT -L/],
  [failures.engineRemote('tcp://a:1'), /another machine/, /REDIS_URL and MONGODB_URL/],
  [
    failures.engineMissing(linux),
    /No Docker engine/,
    /apt-get install -y --no-install-recommends docker\.io/,
  ],
  [failures.engineMissing({ ...linux, platform: 'darwin' }), /No Docker engine/, /Docker Desktop/],
  [failures.engineMissing({ ...linux, debian: false }), /No Docker engine/, /docs\.docker\.com/],
  [failures.engineMissing({ ...linux, systemd: true }), /No Docker engine/, /systemctl enable --now docker/],
  [failures.engineStartFailed('/l', 'no cgroup'), /no cgroup/, /\/l/],
  [failures.bridgeFailed('ip link add x', 'denied'), /denied/, /ip link add x/],
  [failures.packagesFailed(['docker.io'], '/l', 'E: 404'), /docker\.io[^]*404/, /apt-get update/],
  [failures.diskFull('/var/lib', 2 ** 30), /1\.0 GiB.*\/var\/lib.*3\.0 GiB/, /prune/],
  [failures.portTaken(3000), /3000/, /--port 3001/],
  [failures.baseUnavailable('no root'), /no root/, /HONE_BASE_IMAGE/],
  [failures.imageBuildFailed('hone/x', 'exit 1', 'E: gone'), /hone\/x[^]*E: gone/, /network/],
  [failures.serviceNotReady('Redis', 'silent', ['Look there.']), /Redis.*silent/, /Look there/],
  [
    failures.composeMissing(true),
    /docker-compose/,
    /apt-get install -y --no-install-recommends docker-compose/,
  ],
  [failures.composeMissing(false), /docker-compose/, /docs\.docker\.com\/compose/],
  [failures.commandFailed('npm ci', '/l', 'EACCES'), /npm ci[^]*EACCES/, /\/l/],
  [failures.stateUnreadable('/s', 'broken'), /\/s.*broken/, /Delete the file/],
  [failures.usage('"x" is not understood'), /"x"/, /npm start/],
];

describe('every failure', () => {
  it.each(every.map(([failure, message, fix]) => [failure.code, failure, message, fix] as const))(
    '%s says what is wrong and what to do',
    (code, failure, message, fix) => {
      expect(code).toMatch(/^[A-Z_]+$/);
      expect(failure.message).toMatch(message);
      expect(failure.fix.join('\n')).toMatch(fix);
    },
  );

  it('is in this list', () => {
    const makers = Object.entries(failures).filter(
      ([name, value]) => typeof value === 'function' && name !== 'inGiB',
    );
    expect(new Set(every.map(([{ code }]) => code)).size).toBe(makers.length);
  });
});
