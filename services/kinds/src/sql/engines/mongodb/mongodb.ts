import { openDocuments } from './documents-server.js';
import { examinePipelineFile } from './examine-program.js';
import { makePipelineMutants, rewrittenPipeline } from './mutation/make-pipeline-mutants.js';
import { askTwice } from '../../server/ask-twice.js';
import type { Engine } from '../engine.js';

/** After a shuffle the server stores documents, and sorts ties, in another order. */
export const mongodb: Engine = {
  examine: (session) => Promise.resolve(examinePipelineFile(session)),
  open: openDocuments,
  prepareTwice: (query) => Promise.resolve(askTwice(query, [])),
  mutants: {
    make: (text) => Promise.resolve(makePipelineMutants(text)),
    rewritten: (text) => Promise.resolve(rewrittenPipeline(text)),
  },
  otherPlans: [[]],
  plan: () => Promise.resolve(undefined),
};
