import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

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
  const replace = options?.replace ?? false;
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
          // Another filter or order has another first page.
          if (name !== 'page' && name !== 'why') {
            after.delete('page');
          }
          return after;
        },
        { replace },
      ),
    [name, replace, setParameters],
  );
  return [parameters.get(name) ?? '', setValue];
}
