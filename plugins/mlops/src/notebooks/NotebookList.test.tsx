import {
  configure,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  failed,
  notebookList,
  pullFailed,
  running,
  stopped,
} from '../__fixtures__';
import { pageOf, renderOnEntity, responseError } from '../__testUtils__';
import type { Notebook, NotebookListRequest } from '../api';
import { NotebooksTab } from './NotebooksTab';

// Fifty rows are drawn bit by bit, which takes a busy machine its time.
configure({ asyncUtilTimeout: 20_000 });

const many = Array.from({ length: 60 }, (_, index) => ({
  ...running,
  name: `lab-${String(index).padStart(3, '0')}`,
}));

function renderMany(search = '', all: readonly Notebook[] = many) {
  const requests: NotebookListRequest[] = [];
  const rendered = renderOnEntity(<NotebooksTab />, {
    api: {
      listNotebooks: async (_, request) => {
        requests.push(request);
        return pageOf(all, request);
      },
    },
    search,
  });
  return { ...rendered, requests };
}

// By label: roles of a page of rows take long to compute.
const button = (name: string) => screen.getByLabelText(name);
const address = () => screen.getByTestId('address').textContent;

describe('NotebookList', () => {
  it('asks the server for one page and walks there and back', async () => {
    const { container, requests } = renderMany();

    expect(await screen.findByText('lab-000')).toBeInTheDocument();
    expect(screen.getByText('1–50 of 60')).toBeInTheDocument();
    expect(requests).toEqual([
      expect.objectContaining({ limit: 50, sort: 'attention' }),
    ]);
    await userEvent.click(button('Next page'));
    expect(await screen.findByText('51–60 of 60')).toBeInTheDocument();
    expect(address()).toBe('?page=2&after=50');
    expect(button('Next page')).toHaveAttribute('aria-disabled', 'true');
    expect(button('Next page')).toHaveFocus();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(button('Previous page'));
    expect(await screen.findByText('lab-000')).toBeInTheDocument();
    expect(address()).toBe('');
  }, 120_000);

  it('opens at the page of the address, and leads from there to the first', async () => {
    renderMany('?page=2&after=50');

    expect(await screen.findByText('51–60 of 60')).toBeInTheDocument();
    await userEvent.click(button('Previous page'));
    expect(await screen.findByText('1–50 of 60')).toBeInTheDocument();
  });

  it('keeps the page when the evidence of a row is opened', async () => {
    renderMany(
      '?page=2&after=50',
      many.map(notebook => ({ ...failed, name: notebook.name })),
    );

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Why? Evidence for lab-055',
      }),
    );
    expect(address()).toBe('?page=2&after=50&why=local%2Ffraud%2Flab-055');
  });

  it('begins anew when a cursor is refused', async () => {
    const refused = await responseError(400, 'The cursor is of another order.');
    renderOnEntity(<NotebooksTab />, {
      api: {
        listNotebooks: async (_, request) =>
          request.cursor ? Promise.reject(refused) : pageOf(many, request),
      },
      search: '?page=2&after=odd',
    });

    expect(
      await screen.findByText('The cursor is of another order.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('lab-000')).toBeInTheDocument();
  });

  it('says so when a page of the address is no longer there', async () => {
    renderMany('?page=9&after=400');

    expect(
      await screen.findByText('The list has become shorter.'),
    ).toBeInTheDocument();
    // The other one is among the pages.
    await userEvent.click(
      screen.getAllByRole('button', { name: 'First page' })[0],
    );
    expect(await screen.findByText('lab-000')).toBeInTheDocument();
  });

  it('asks once for what is typed in one go, and keeps the rows until the answer', async () => {
    const { requests } = renderMany();
    await screen.findByText('lab-000');

    await userEvent.type(screen.getByLabelText('Filter notebooks'), 'lab-05');
    expect(screen.getByText('lab-000')).toBeInTheDocument();
    expect(
      await screen.findByText('lab-059', {}, { timeout: 20_000 }),
    ).toBeInTheDocument();
    expect(screen.queryByText('lab-000')).not.toBeInTheDocument();
    const searches = requests.flatMap(({ search }) => search ?? []);
    expect(searches).toEqual(['lab-05']);
  });

  it('ignores what the address has mistyped', async () => {
    const { requests } = renderMany('?status=broken&type=x&sort=-colour');

    await screen.findByText('lab-000');
    expect(requests).toEqual([{ limit: 50, sort: 'attention' }]);
  });

  it('filters by type', async () => {
    renderMany('', [running, pullFailed, stopped]);

    await userEvent.click(
      await screen.findByRole('button', { name: 'VS Code 1' }),
    );
    await waitFor(() =>
      expect(screen.queryByText('fraud-lab')).not.toBeInTheDocument(),
    );
    expect(address()).toBe('?type=vscode');
  });

  it('shows new rows at once when they answer another request, even under the pointer', async () => {
    renderMany('', [failed, running]);
    const row = await screen.findByText('fraud-train');
    fireEvent.pointerEnter(row.closest('section')!.querySelector('div')!);

    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    await waitFor(() =>
      expect(
        screen.getAllByRole('rowheader').map(cell => cell.textContent),
      ).toEqual([
        expect.stringMatching(/^fraud-lab/),
        expect.stringMatching(/^fraud-train/),
      ]),
    );
    expect(screen.queryByText(/new row/)).not.toBeInTheDocument();
  });

  it('keeps rows in place under the pointer until the user asks for the new ones', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
    try {
      let items: Notebook[] = [{ ...stopped, phase: 'starting' }];
      renderOnEntity(<NotebooksTab />, {
        api: { listNotebooks: async () => notebookList(items) },
      });
      const row = await screen.findByText('fraud-report');
      fireEvent.pointerEnter(row.closest('section')!.querySelector('div')!);

      items = [pullFailed, failed];
      await jest.advanceTimersByTimeAsync(3_000);

      expect(await screen.findByText('2 new rows')).toBeInTheDocument();
      expect(screen.queryByText('fraud-train')).not.toBeInTheDocument();
      // Not even what is gone leaves from under the pointer.
      expect(screen.getByText('fraud-report')).toBeInTheDocument();
      fireEvent.click(screen.getByRole('button', { name: 'Show' }));
      await waitFor(() =>
        expect(screen.getByText('fraud-train')).toBeInTheDocument(),
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it('hides a column', async () => {
    renderMany('', [running]);
    await screen.findByText('fraud-lab');
    await userEvent.click(button('Columns'));
    await userEvent.click(
      screen.getByRole('menuitemcheckbox', { name: 'Memory' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.queryByRole('columnheader', { name: 'Memory' }),
      ).not.toBeInTheDocument(),
    );
    expect(
      screen.getByRole('columnheader', { name: 'Name' }),
    ).toBeInTheDocument();
    expect(address()).toBe('?columns=memory');
  });

  it('says what all ask for and how full the quota is', async () => {
    renderOnEntity(<NotebooksTab />, {
      api: {
        listNotebooks: async () =>
          notebookList([running], {
            totals: { cpu: '3500m', memory: '12Gi', gpus: 2 },
            quotas: [
              {
                cluster: 'local',
                namespace: 'fraud',
                name: 'team',
                resource: 'requests.memory',
                used: '12Gi',
                hard: '16Gi',
              },
            ],
          }),
      },
    });

    const totals = await screen.findByRole('region', { name: 'Totals' });
    expect(totals).toHaveTextContent('3.5 CPU, 12 GiB memory, 2 GPUs');
    expect(totals).toHaveTextContent('requests.memory: 12 GiB of 16 GiB');
  });

  it('names volumes that removed notebooks left behind', async () => {
    renderOnEntity(<NotebooksTab />, {
      api: {
        listOrphanedClaims: async () => ({
          items: [
            {
              cluster: 'local',
              namespace: 'fraud',
              name: 'old-home',
              size: '10Gi',
              notebook: 'old',
            },
          ],
          totalSize: '10Gi',
          sources: [],
        }),
      },
    });

    await userEvent.click(
      await screen.findByRole(
        'button',
        {
          name: '1 volume of a removed notebook still takes 10 GiB',
        },
        { timeout: 20_000 },
      ),
    );
    expect(
      screen.getByText(/old-home in fraud · 10 GiB · made for old/),
    ).toBeInTheDocument();
  });

  it('says since when a notebook idles and when it will be stopped', async () => {
    renderMany('', [
      {
        ...running,
        idleSince: new Date(Date.now() - 7_200_000).toISOString(),
        stopsAt: new Date(Date.now() + 1_000).toISOString(),
        resources: failed.resources,
      },
    ]);

    const row = (await screen.findByText('fraud-lab')).closest('tr')!;
    expect(
      within(row).getByText('idle for 2 h 0 m, holds GPUs'),
    ).toBeInTheDocument();
    expect(within(row).getByText(/will be stopped at/)).toBeInTheDocument();
  });

  it('names the day when a notebook will not be stopped today', async () => {
    renderMany('', [{ ...running, stopsAt: '2031-03-05T12:00:00Z' }]);

    expect(
      await screen.findByText('will be stopped on Mar 5'),
    ).toBeInTheDocument();
  });
});
