// api, live gateway and pages in one process: the shape of one machine. Everything else that the launcher has
// runs without dependencies; this file is a program of its own, started once they are installed and built.
import process from 'node:process';

import { startApi } from '@hone/api';
import { attachRealtime } from '@hone/realtime';

const allowedOrigins = (process.env['HONE_ALLOWED_ORIGINS'] ?? '')
  .split(',')
  .filter((origin) => origin !== '');

try {
  await startApi(process.env, {
    attach({ httpServer, eventLog, ...parts }) {
      const realtime = attachRealtime(httpServer, { ...parts, log: eventLog, allowedOrigins });
      return () => realtime.close();
    },
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
