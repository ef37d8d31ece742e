import { useEffect } from 'react';

/** `/` leads to the filter, unless somebody is typing one. */
export function useSlashKey(focus: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing =
        /^(input|textarea|select)$/i.test(target.tagName) ||
        target.isContentEditable;
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
