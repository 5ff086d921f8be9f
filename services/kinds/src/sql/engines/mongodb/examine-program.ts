import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { EngineDefinition } from '../engine-definition.js';
import type { Program } from '../engine.js';
import { accepted, rejected, sourceOf, type Examined } from '../../statement/examined.js';
import { readCollections } from './collections.js';
import { examinePipeline } from './examine-pipeline.js';

/** Examines a pipeline. The box gets the parsed pipeline, never its text. */
export function examinePipelineFile(session: GradingSession<EngineDefinition>): Examined<Program> {
  const schemaText = decodeText(getPackageFile(session.package, session.definition.schema));
  const names = new Set(Object.keys(readCollections(schemaText).collections));
  const query = sourceOf(session, session.entry);
  const examined = examinePipeline(query, names);
  return examined.ok ? accepted({ query }) : rejected(examined, { path: session.entry, text: query });
}
