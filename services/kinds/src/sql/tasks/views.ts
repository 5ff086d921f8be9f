import type { SqlTaskId } from '../definition.js';
import { documentDesignView } from './document-design/view.js';
import { injectionView } from './injection/view.js';
import { migrationView } from './migration/view.js';
import { pipelineView } from './pipeline/view.js';
import { probesView } from './probes/view.js';
import { queryView } from './query/view.js';
import { tableDesignView } from './table-design/view.js';
import type { SqlTaskView } from './task.js';
import { tuningView } from './tuning/view.js';

/** The views of all tasks, which need no server. */
export const SQL_VIEWS: Record<SqlTaskId, SqlTaskView> = {
  query: queryView,
  tuning: tuningView,
  pipeline: pipelineView,
  probes: probesView,
  injection: injectionView,
  migration: migrationView,
  'document-design': documentDesignView,
  'table-design': tableDesignView,
};
