const waiting = new Set<() => void>();
let isScheduled = false;

/** Does something in a frame of its own, after those that came before. Returns how to give up the turn. */
export function takeTurn(act: () => void): () => void {
  const turn = () => act();
  waiting.add(turn);
  schedule();
  return () => waiting.delete(turn);
}

function schedule() {
  if (isScheduled) {
    return;
  }
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    const [next] = waiting;
    if (next) {
      waiting.delete(next);
      next();
      schedule();
    }
  });
}
