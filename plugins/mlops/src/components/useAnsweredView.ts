import { useRef } from 'react';

/**
 * The request that the data in hand answers: while another one is under way,
 * the one before.
 */
export function useAnsweredView(view: string, isPrevious: boolean): string {
  const answered = useRef(view);
  if (!isPrevious) {
    answered.current = view;
  }
  return answered.current;
}
