import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Opens after it was mounted: Mantine remembers then where the focus goes back to. */
export function LateModal({ opened, ...props }: ModalProps) {
  // Where nothing is mounted, as in markup, no focus goes anywhere.
  const [ready, setReady] = useState(typeof document === 'undefined');
  useEffect(() => setReady(true), []);
  return <Modal opened={opened && ready} {...props} />;
}
