import { useEffect, useRef, useState } from 'react';

/**
 * A text that is typed here and used there: it is passed on when typing pauses
 * (`delay` in milliseconds), and follows when it is changed from elsewhere.
 */
export function useDebounced(
  value: string,
  onValue: (value: string) => void,
  delay = 250,
): [string, (value: string) => void] {
  const [draft, setDraft] = useState(value);
  const passedOn = useRef(value);
  const latest = useRef(onValue);
  latest.current = onValue;

  useEffect(() => {
    if (value !== passedOn.current) {
      passedOn.current = value;
      setDraft(value);
    }
  }, [value]);

  useEffect(() => {
    if (draft === passedOn.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      passedOn.current = draft;
      latest.current(draft);
    }, delay);
    return () => clearTimeout(timer);
  }, [draft, delay]);

  return [draft, setDraft];
}
