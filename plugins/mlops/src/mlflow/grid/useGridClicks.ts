import { type MouseEvent, useCallback } from 'react';
import { useNavigate } from 'react-router-dom';

/**
 * One handler for all lines: a click makes a line the active one, and links
 * within the portal are followed without loading the page anew. With a
 * modifier key the browser opens them as it does any link.
 */
export function useGridClicks(onActivate: (index: number) => void) {
  const navigate = useNavigate();
  return useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const target = event.target as Element;
      const index = target.closest<HTMLElement>('[data-index]')?.dataset.index;
      if (index !== undefined) {
        onActivate(Number(index));
      }
      const path = target.closest<HTMLElement>('a[data-path]')?.dataset.path;
      const isPlain =
        event.button === 0 &&
        !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      if (path && isPlain) {
        event.preventDefault();
        navigate(path);
      }
    },
    [navigate, onActivate],
  );
}
