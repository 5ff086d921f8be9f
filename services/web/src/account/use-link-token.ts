import { useState } from 'react';
import { useLocation } from 'react-router';

/** The secret of a link in a mail. It follows `#`, so that no server and no log sees it. */
export function useLinkToken(): string {
  const { hash } = useLocation();
  const [token] = useState(() => hash.slice(1));
  return token;
}
