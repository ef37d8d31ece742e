import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

/** What does not change which rows a list has. */
const withinPage = new Set(['why', 'model', 'columns']);

/**
 * A value that lives in the address, so that any view can be pasted into a
 * chat. Empty values leave the address. `replace` is for what changes with
 * every key stroke and should not fill the browser's history.
 */
export function useUrlState(
  name: string,
  options?: { replace?: boolean },
): [string, (value: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const { state } = useLocation();
  const replace = options?.replace ?? false;
  const stays = withinPage.has(name);
  const setValue = useCallback(
    (value: string) =>
      setParameters(
        before => {
          const after = new URLSearchParams(before);
          if (value) {
            after.set(name, value);
          } else {
            after.delete(name);
          }
          if (!stays) {
            // Another filter or order has another first page.
            after.delete('page');
            after.delete('after');
          }
          return after;
        },
        { replace, state: stays ? state : undefined },
      ),
    [name, replace, stays, state, setParameters],
  );
  return [parameters.get(name) ?? '', setValue];
}
