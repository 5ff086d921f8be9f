import type { ChallengePackage } from '@hone/contracts/kind';
import { decodeText } from '../../../../judging/evidence-text.js';
import { getPackageFile } from '../../../../judging/package-files.js';
import type { Service } from '../service.js';
import type { Workbench } from './put-to-work.js';

/** The box and the database of the service that is graded. */
export function createWorkbench({ database, usage }: Service, pack: ChallengePackage): Workbench {
  return {
    fill: async (file, rows) => {
      if (database === undefined) throw new Error('rows need a database');
      const sql = decodeText(getPackageFile(pack, file)).replaceAll('{{rows}}', String(rows));
      return (await database.replaceRows(sql))
        ? undefined
        : 'A transaction of the service stays open after its answer, so its tables are locked.';
    },
    read: async () => {
      const work = await database?.readWork();
      return { ...(await usage()), statements: work?.statements ?? 0, blocks: work?.blocks ?? 0 };
    },
    now: () => performance.now(),
  };
}
