import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  failed,
  notebookList,
  pullFailed,
  running,
  stopped,
} from '../__fixtures__';
import { renderOnEntity } from '../__testUtils__';
import type { Notebook } from '../api';
import { NotebooksTab } from './NotebooksTab';

describe('NotebookTable', () => {
  it('pages long lists', async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => ({
      ...running,
      name: `lab-${index}`,
    }));
    const { container } = renderOnEntity(<NotebooksTab />, {
      api: {
        listNotebooks: async (_, { cursor = '0', limit = 100 }) => {
          const start = Number(cursor);
          const end = start + limit;
          return notebookList(many.slice(start, end), {
            totalItems: many.length,
            counts: { running: many.length },
            nextCursor: end < many.length ? String(end) : undefined,
          });
        },
      },
      search: '?page=59',
    });

    expect(await screen.findByText('lab-1199')).toBeInTheDocument();
    expect(screen.getByText('1181–1200 of 1200')).toBeInTheDocument();
    expect(screen.getAllByRole('rowheader')).toHaveLength(20);
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent('?page=58');
    expect(await axe(container)).toHaveNoViolations();
  }, 30_000);

  it('keeps rows in place under the pointer until the user asks for the new ones', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
    try {
      let items: Notebook[] = [{ ...stopped, phase: 'starting' }];
      renderOnEntity(<NotebooksTab />, {
        api: { listNotebooks: async () => notebookList(items) },
      });
      const row = await screen.findByText('fraud-report');
      fireEvent.pointerEnter(row.closest('section')!.querySelector('div')!);

      items = [pullFailed, failed, { ...items[0], name: 'fraud-report' }];
      await jest.advanceTimersByTimeAsync(3_000);

      expect(await screen.findByText('2 new rows')).toBeInTheDocument();
      expect(screen.queryByText('fraud-train')).not.toBeInTheDocument();
      fireEvent.click(screen.getByRole('button', { name: 'Show' }));
      await waitFor(() =>
        expect(screen.getByText('fraud-train')).toBeInTheDocument(),
      );
    } finally {
      jest.useRealTimers();
    }
  });
});
