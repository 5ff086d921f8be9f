import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Opens after it was mounted: Mantine remembers then where the focus goes back to. */
export function LateModal({ opened, ...props }: ModalProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return <Modal opened={opened && ready} {...props} />;
}
