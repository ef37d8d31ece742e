import type { ReactNode } from 'react';
import { act, renderHook } from '@testing-library/react';
import { storageApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import type { DataColumn } from './DataColumn';
import { useColumnChoice } from './useColumnChoice';

const columns: readonly DataColumn<object>[] = [
  { id: 'name', title: 'Name', render: () => null },
  { id: 'cpu', title: 'CPU', optional: true, render: () => null },
  { id: 'gpus', title: 'GPU', optional: true, render: () => null },
];

function render(storage: ReturnType<typeof mockApis.storage>, list = 'a') {
  const { result } = renderHook(() => useColumnChoice(list, columns), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={[[storageApiRef, storage]]}>
        {children}
      </TestApiProvider>
    ),
  });
  return {
    toggle: (id: string) => act(() => result.current.toggle(id)),
    shown: () => result.current.shown.map(({ id }) => id),
  };
}

describe('useColumnChoice', () => {
  it('remembers what a user hides, for each list', () => {
    const storage = mockApis.storage();
    const first = render(storage);
    first.toggle('cpu');
    expect(first.shown()).toEqual(['name', 'gpus']);
    expect(render(storage).shown()).toEqual(['name', 'gpus']);
    expect(render(storage, 'b').shown()).toEqual(['name', 'cpu', 'gpus']);
    first.toggle('cpu');
    expect(render(storage).shown()).toEqual(['name', 'cpu', 'gpus']);
  });

  it.each(['text', { cpu: true }, ['name', 'gone']])(
    'shows all columns when %j is remembered',
    value => {
      const storage = mockApis.storage({ data: { 'mlops.columns/a': value } });
      expect(render(storage).shown()).toEqual(['name', 'cpu', 'gpus']);
    },
  );
});
