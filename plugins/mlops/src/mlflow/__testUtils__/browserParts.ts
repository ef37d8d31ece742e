/** What the browser has and jsdom has not: everything is near the window, and elements have a size. */
export function mockBrowserParts() {
  class Observer {
    readonly #onSeen: (entries: { isIntersecting: boolean }[]) => void;
    constructor(onSeen: (entries: { isIntersecting: boolean }[]) => void) {
      this.#onSeen = onSeen;
    }
    observe() {
      queueMicrotask(() => this.#onSeen([{ isIntersecting: true }]));
    }
    disconnect() {}
  }
  Object.assign(window, {
    IntersectionObserver: Observer,
    ResizeObserver: Observer,
  });
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(240);
}
