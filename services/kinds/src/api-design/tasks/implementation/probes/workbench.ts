import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../../../../judging/evidence-text.js';
import { getPackageFile } from '../../../../judging/package-files.js';
import type { Service } from '../service.js';
import type { Workbench } from './put-to-work.js';

/** The box and the database of the service that is graded. */
export function createWorkbench(
  service: Service,
  { package: pack, now }: Pick<GradingSession<unknown>, 'package' | 'now'>,
): Workbench {
  const { database } = service;
  return {
    fill: async (file, rows) => {
      if (database === undefined) throw new Error('rows need a database');
      const sql = decodeText(getPackageFile(pack, file)).replaceAll('{{rows}}', String(rows));
      return database.replaceRows(sql);
    },
    usage: () => service.usage(),
    queries: () => database?.readWork() ?? Promise.resolve({ statements: 0, blocks: 0 }),
    now: () => now(),
  };
}
