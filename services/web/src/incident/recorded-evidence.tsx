import type { Incident, SourceFile } from '@hone/contracts';
import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../strings/incident.js';
import { IncidentView } from './incident-view.js';
import { readRecording } from './read-recording.js';

function useRecording(files: readonly SourceFile[]): Incident | undefined {
  const [incident, setIncident] = useState<Incident>();
  useEffect(() => {
    const stop = new AbortController();
    readRecording(files, stop.signal).then(setIncident, () => undefined);
    return () => stop.abort();
  }, [files]);
  return incident;
}

/** What was recorded of a learner's incident. */
export function RecordedEvidence({ files }: { readonly files: readonly SourceFile[] }) {
  const incident = useRecording(files);
  if (incident === undefined)
    return (
      <div role="status" aria-label={t('reading')}>
        <Skeleton height={320} radius={0} />
      </div>
    );
  return <IncidentView incident={incident} />;
}
