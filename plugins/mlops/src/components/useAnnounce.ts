import { useCallback } from 'react';
import { alertApiRef, useApiHolder } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';

/** Says that something was done, for some seconds, to eyes and to screen readers. */
export function useAnnounce() {
  const apis = useApiHolder();
  return useCallback(
    (message: string) => {
      const toasts = apis.get(toastApiRef);
      if (toasts) {
        toasts.post({ title: message, status: 'success', timeout: 8_000 });
      } else {
        // Apps of the old frontend system have no toasts.
        apis
          .get(alertApiRef)
          ?.post({ message, severity: 'success', display: 'transient' });
      }
    },
    [apis],
  );
}
