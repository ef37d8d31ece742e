import type { ReactNode } from 'react';
import { act, renderHook } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { storageApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import type { DataColumn } from './DataColumn';
import { useColumnChoice } from './useColumnChoice';

const columns: readonly DataColumn<object>[] = [
  { id: 'name', title: 'Name', render: () => null },
  { id: 'cpu', title: 'CPU', optional: true, render: () => null },
  { id: 'gpus', title: 'GPU', optional: true, render: () => null },
  {
    id: 'created',
    title: 'Created',
    optional: true,
    startsHidden: true,
    render: () => null,
  },
];

function render(
  storage: ReturnType<typeof mockApis.storage>,
  options?: { list?: string; address?: string },
) {
  const { list = 'a', address = '/' } = options ?? {};
  const { result } = renderHook(
    () => ({
      choice: useColumnChoice(list, columns),
      search: useLocation().search,
    }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <MemoryRouter initialEntries={[address]}>
          <TestApiProvider apis={[[storageApiRef, storage]]}>
            {children}
          </TestApiProvider>
        </MemoryRouter>
      ),
    },
  );
  return {
    toggle: (id: string) => act(() => result.current.choice.toggle(id)),
    shown: () => result.current.choice.shown.map(({ id }) => id),
    address: () => decodeURIComponent(result.current.search),
  };
}

function remembering(value: string | string[] | { cpu: boolean }) {
  const storage = mockApis.storage();
  storage.forBucket('mlops.columns').set('a', value);
  return storage;
}

describe('useColumnChoice', () => {
  it('remembers what a user hides, for each list', () => {
    const storage = mockApis.storage();
    const first = render(storage);
    first.toggle('cpu');
    expect(first.shown()).toEqual(['name', 'gpus']);
    expect(render(storage).shown()).toEqual(['name', 'gpus']);
    expect(render(storage, { list: 'b' }).shown()).toEqual([
      'name',
      'cpu',
      'gpus',
    ]);
    first.toggle('cpu');
    expect(render(storage).shown()).toEqual(['name', 'cpu', 'gpus']);
  });

  it('keeps in the address what is hidden, and nothing when all is shown', () => {
    const list = render(mockApis.storage(), { address: '/?q=lab&after=50' });
    list.toggle('cpu');
    list.toggle('gpus');
    expect(list.address()).toBe('?q=lab&after=50&columns=cpu,gpus');
    list.toggle('cpu');
    list.toggle('gpus');
    expect(list.address()).toBe('?q=lab&after=50');
    expect(list.shown()).toEqual(['name', 'cpu', 'gpus']);
  });

  it('shows on request what the list does not show by itself', () => {
    const list = render(mockApis.storage());
    expect(list.shown()).toEqual(['name', 'cpu', 'gpus']);
    list.toggle('created');
    expect(list.shown()).toEqual(['name', 'cpu', 'gpus', 'created']);
    expect(list.address()).toBe('?columns=created');
  });

  it('writes what is remembered into an address that says nothing', () => {
    const list = render(remembering(['gpus']));
    expect(list.address()).toBe('?columns=gpus');
    expect(list.shown()).toEqual(['name', 'cpu']);
  });

  it('shows a pasted address as it was, whatever is remembered', () => {
    const list = render(remembering(['gpus']), { address: '/?columns=cpu' });
    expect(list.shown()).toEqual(['name', 'gpus']);
    expect(list.address()).toBe('?columns=cpu');
  });

  it.each(['text', { cpu: true }, ['name', 'gone']])(
    'shows the columns as the list does when %j is remembered',
    value => {
      expect(render(remembering(value)).shown()).toEqual([
        'name',
        'cpu',
        'gpus',
      ]);
    },
  );

  it('ignores columns that the address has mistyped', () => {
    const list = render(mockApis.storage(), {
      address: '/?columns=colour,,cpu',
    });
    expect(list.shown()).toEqual(['name', 'gpus']);
  });
});
