import type { Sitting } from '@hone/contracts/hiring';
import { useNavigate } from 'react-router';
import { firstItemOf } from './sitting-words.js';

/** Opens the first challenge of the open section. */
export function useOpenFirstItem(): (sitting: Sitting) => void {
  const navigate = useNavigate();
  return (sitting) => {
    const first = firstItemOf(sitting);
    if (first !== undefined) void navigate(`/sittings/${sitting.id}/items/${first.id}`);
  };
}
