import type { ReactNode } from 'react';
import { act, renderHook } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { usePages } from './usePages';

function setup(address = '/?q=lab') {
  const { result } = renderHook(
    () => ({ pages: usePages(), search: useLocation().search }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
      ),
    },
  );
  return {
    result,
    go: (step: (pages: ReturnType<typeof usePages>) => void) =>
      act(() => step(result.current.pages)),
  };
}

describe('usePages', () => {
  it('goes on by the cursors of the server and back the way it came', () => {
    const { result, go } = setup();
    go(pages => pages.next('b'));
    go(pages => pages.next('c'));
    expect(result.current.pages).toMatchObject({ number: 3, cursor: 'c' });
    expect(result.current.search).toBe('?q=lab&page=3&after=c');
    go(pages => pages.previous());
    expect(result.current.pages).toMatchObject({ number: 2, cursor: 'b' });
    go(pages => pages.previous());
    expect(result.current.pages).toMatchObject({ number: 1 });
    expect(result.current.search).toBe('?q=lab');
  });

  it('leads who came by a link to the first page', () => {
    const { result, go } = setup('/?page=7&after=g');
    expect(result.current.pages).toMatchObject({ number: 7, cursor: 'g' });
    go(pages => pages.previous());
    expect(result.current.search).toBe('');
  });

  it.each(['?page=x&after=b', '?page=-3&after=b'])('survives %s', search => {
    const { result } = setup(`/${search}`);
    expect(result.current.pages.number).toBe(2);
  });
});
