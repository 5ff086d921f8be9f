import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { startSite } from '../support/site/site.js';
import { eventually } from '../support/eventually.js';

const tmux = (...args: string[]) => execFileSync('tmux', ['-L', 'a39', ...args], { encoding: 'utf8' });
it('captures', async () => {
  const site = await startSite({
    runtimes: ['python', 'go'],
    challenges: ['challenges/busiest-window'],
    measured: () => true,
  });
  const home = mkdtempSync(join(tmpdir(), 'hone-walk-'));
  const register = await fetch(`${site.url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `w${Date.now()}@example.org`,
      password: 'seven quiet rivers',
      name: 'Ada Lovelace',
    }),
  });
  const cookie = register.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const answer = (code: string) =>
    fetch(`${site.url}/api/v1/auth/device/answer`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ code, allow: true }),
    });
  writeFileSync(
    join(home, 'rc'),
    `export XDG_CONFIG_HOME=${home}/config HOME=${home} PS1='$ '\nhone() { node ${process.cwd()}/services/cli/bin/hone.mjs "$@"; }\ncd ${home}\nclear\n`,
  );
  try {
    tmux('kill-server');
  } catch {
    /* none */
  }
  tmux('new-session', '-d', '-s', 'w', '-x', '100', '-y', '400', `bash --rcfile ${home}/rc -i`);
  const screen = () => tmux('capture-pane', '-p', '-t', 'w');
  const prompts = () =>
    screen()
      .split('\n')
      .filter((line) => line.startsWith('$')).length;
  const type = async (command: string, during?: () => Promise<void>) => {
    const before = prompts();
    tmux('send-keys', '-t', 'w', command, 'Enter');
    await during?.();
    await eventually(prompts, (n) => n > before, 240_000);
  };
  try {
    await eventually(prompts, (n) => n > 0, 20_000);
    await type(`hone login --site ${site.url} --no-browser`, async () => {
      await eventually(screen, (s) => /Code +(\S+)/.test(s), 60_000);
      await answer(/Code +(\S+)/.exec(screen())?.[1] ?? '');
    });
    await type('hone list --status new');
    await type('hone pull busiest-window --language python');
    await type('cd busiest-window');
    await type('hone run');
    await type(`sed -i 's/.*/print(1)/' main.py`);
    await type('hone submit; echo "exit code $?"');
    await type(
      `cp ${process.cwd()}/challenges/busiest-window/solutions/accepted/two-pointers-python/main.py .`,
    );
    await type('hone submit; echo "exit code $?"');
    await type('hone list');
  } finally {
    writeFileSync('/tmp/a39walk.txt', screen());
    tmux('kill-server');
    await site.stop();
  }
}, 600_000);
