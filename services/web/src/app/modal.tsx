import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Opens after mounting: only then does Mantine remember where to return the focus. */
export function LateModal({ opened, ...props }: ModalProps) {
  // Where nothing is mounted, as in static markup, there is no focus to return.
  const [ready, setReady] = useState(typeof document === 'undefined');
  useEffect(() => setReady(true), []);
  return <Modal opened={opened && ready} {...props} />;
}
