import type { ModalProps } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

const LateModal = lazy(async () => ({ default: (await import('./modal.js')).LateModal }));

/** A dialog whose frame is loaded when it first opens: most visits need none. */
export function Dialog(props: ModalProps) {
  const [wanted, setWanted] = useState(props.opened);
  if (props.opened && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <LateModal {...props} />
    </Suspense>
  );
}
