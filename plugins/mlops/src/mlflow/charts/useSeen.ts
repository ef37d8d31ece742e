import { type RefObject, useEffect, useState } from 'react';
import { takeTurn } from './turns';

/** Charts this far below the window are drawn already. */
const margin = '240px';

/**
 * Whether an element has come near the window, and it is its turn: many charts
 * that are drawn at once would stop the page from scrolling.
 */
export function useSeen(element: RefObject<Element>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !element.current) {
      return undefined;
    }
    let giveUp: (() => void) | undefined;
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          observer.disconnect();
          giveUp = takeTurn(() => setSeen(true));
        }
      },
      { rootMargin: margin },
    );
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      giveUp?.();
    };
  }, [element, seen]);
  return seen;
}
