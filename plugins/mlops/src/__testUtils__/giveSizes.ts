/**
 * jsdom lays nothing out: every element has no size, and virtual lists show
 * nothing. Here all have the size of a window. Call it in a `describe`.
 */
export function giveSizes(size = { width: 1200, height: 900 }) {
  const sizes = { clientWidth: size.width, clientHeight: size.height };
  beforeAll(() => {
    for (const [name, value] of Object.entries(sizes)) {
      // Before those of Element, where jsdom has its own.
      Object.defineProperty(HTMLElement.prototype, name, {
        configurable: true,
        value,
      });
    }
  });
  afterAll(() => {
    for (const name of Object.keys(sizes)) {
      Reflect.deleteProperty(HTMLElement.prototype, name);
    }
  });
}
