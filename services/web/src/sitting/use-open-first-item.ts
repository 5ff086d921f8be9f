import type { Sitting } from '@hone/contracts/hiring';
import { useNavigate } from 'react-router';
import { firstItemOf } from './sitting-words.js';

/** Leads to the first challenge of the section that is open. */
export function useOpenFirstItem(): (sitting: Sitting) => void {
  const navigate = useNavigate();
  return (sitting) => {
    const first = firstItemOf(sitting);
    if (first !== undefined) void navigate(`/sittings/${sitting.id}/items/${first.id}`);
  };
}
