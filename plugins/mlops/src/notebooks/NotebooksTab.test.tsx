import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  failed,
  notebookList,
  pullFailed,
  refusedSource,
  running,
  staleSource,
  stopped,
} from '../__fixtures__';
import { pageOf, renderOnEntity, responseError } from '../__testUtils__';
import type { MlopsApi } from '../api';
import { NotebooksTab } from './NotebooksTab';

const serverSide: Partial<MlopsApi> = {
  listNotebooks: async (_, request) =>
    pageOf([pullFailed, running, stopped, failed], request),
};

describe('NotebooksTab', () => {
  it('answers first, then shows status, image, sizes and the way in', async () => {
    const { container } = renderOnEntity(<NotebooksTab />);

    expect(
      await screen.findByRole('heading', {
        name: '2 of 4 notebooks need attention.',
      }),
    ).toBeInTheDocument();
    const row = screen.getByRole('rowheader', { name: /fraud-lab/ })
      .parentElement!;
    expect(within(row).getByText('Running')).toBeInTheDocument();
    expect(within(row).getByText('JupyterLab')).toBeInTheDocument();
    expect(within(row).getByText('jupyter-scipy:v1.10.0')).toBeInTheDocument();
    expect(within(row).getByText('0.5 → 2')).toBeInTheDocument();
    expect(within(row).getByText('1 GiB → 4 GiB')).toBeInTheDocument();
    expect(within(row).getByText('fraud-lab-home')).toBeInTheDocument();
    const connect = within(row).getByRole('link', {
      name: 'Connect to fraud-lab',
    });
    expect(connect).toHaveAttribute('href', running.connectUrl);
    expect(connect).toHaveAttribute('target', '_blank');
    expect(connect).toHaveAttribute('rel', 'noopener noreferrer');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says why a notebook does not run and shows the evidence on request', async () => {
    renderOnEntity(<NotebooksTab />);

    expect(
      await screen.findByText('No node has 4 free GPUs of this kind.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Insufficient/)).not.toBeInTheDocument();
    const why = screen.getByRole('button', {
      name: 'Why? Evidence for fraud-train',
    });
    act(() => why.focus());
    await userEvent.keyboard('{Enter}');

    expect(
      screen.getByText(/3 Insufficient nvidia.com\/gpu/),
    ).toHaveTextContent('status.conditions[PodScheduled].message');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?why=local%2Ffraud%2Ffraud-train',
    );
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText(/Insufficient/)).not.toBeInTheDocument();
  });

  it('filters by text and status, and keeps both in the address', async () => {
    renderOnEntity(<NotebooksTab />, { api: serverSide });
    await screen.findByText('fraud-lab');

    await userEvent.keyboard('/');
    expect(screen.getByLabelText('Filter notebooks')).toHaveFocus();
    await userEvent.keyboard('train');
    await waitFor(() =>
      expect(screen.queryByText('fraud-lab')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('fraud-train')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('?q=train');

    await userEvent.click(screen.getByRole('button', { name: 'Running 1' }));
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?q=train&status=running',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filter' }),
    );
    expect(await screen.findByText('fraud-lab')).toBeInTheDocument();
    expect(screen.getByLabelText('Filter notebooks')).toHaveValue('');
  });

  it('opens as the address says', async () => {
    renderOnEntity(<NotebooksTab />, {
      api: serverSide,
      search: '?status=failed&sort=-name&why=local/fraud/fraud-train',
    });

    await screen.findByText(/3 Insufficient/);
    const names = screen
      .getAllByRole('rowheader')
      .map(header => header.textContent);
    expect(names[0]).toMatch(/^fraud-train/);
    expect(names[1]).toMatch(/^fraud-features/);
    expect(names).toHaveLength(2);
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('sorts by a column and moves between rows by arrow keys', async () => {
    renderOnEntity(<NotebooksTab />);
    await screen.findByText('fraud-lab');

    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(screen.getByTestId('address')).toHaveTextContent('?sort=name');

    act(() =>
      screen
        .getByRole('button', { name: /Evidence for fraud-features/ })
        .focus(),
    );
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'fraud-lab' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('link', { name: 'fraud-features' })).toHaveFocus();
  });

  it('leads to the prefilled form of a new workspace', async () => {
    renderOnEntity(<NotebooksTab />);

    const link = await screen.findByRole('button', { name: 'New workspace' });
    const url = new URL(link.getAttribute('href')!, 'http://portal');
    expect(url.pathname).toBe('/create/templates/default/new-workspace');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      entity: 'component:default/fraud-detection',
      namespace: 'fraud',
    });
  });

  it('offers no new workspace without the scaffolder', async () => {
    renderOnEntity(<NotebooksTab />, { withoutScaffolder: true });

    await screen.findByText('fraud-lab');
    expect(screen.queryByText('New workspace')).not.toBeInTheDocument();
  });

  it('teaches how to get the first notebook', async () => {
    const { container } = renderOnEntity(<NotebooksTab />, {
      api: {
        listNotebooks: async () =>
          notebookList([], { bound: false, sources: [] }),
      },
    });

    expect(
      await screen.findByText('No notebook belongs to fraud-detection yet'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/mlops\/namespace/, {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'New workspace' }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  }, 20_000);

  it('says what failed in the words of the server, and tries again', async () => {
    const listNotebooks = jest
      .fn()
      .mockRejectedValueOnce(
        await responseError(
          503,
          'Set mlops.kubernetes.access to owned or any in the configuration.',
        ),
      )
      .mockResolvedValue(notebookList([running]));
    const { container } = renderOnEntity(<NotebooksTab />, {
      api: { listNotebooks },
    });

    expect(
      await screen.findByText(/Set mlops.kubernetes.access to owned or any/),
    ).toBeInTheDocument();
    expect(screen.getByText('Notebooks could not be read')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('fraud-lab')).toBeInTheDocument();
  });

  it('names the missing permission and whom to ask', async () => {
    const error = await responseError(403, 'Unauthorized');
    const { container } = renderOnEntity(<NotebooksTab />, {
      api: { listNotebooks: async () => Promise.reject(error) },
    });

    expect(
      await screen.findByText(/mlops\.notebook\.read/),
    ).toBeInTheDocument();
    expect(await screen.findByText('fraud-team')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what could not be read above what could, and dims what is old', async () => {
    const old = { ...running, cluster: 'prod-2', name: 'old-lab' };
    renderOnEntity(<NotebooksTab />, {
      api: {
        listNotebooks: async () =>
          notebookList([old, running], {
            sources: [refusedSource, staleSource],
          }),
      },
    });

    const notices = await screen.findByRole('list', {
      name: 'What could not be read',
    });
    expect(notices).toHaveTextContent(
      'Refused · Cluster local, namespace forecast, annotation mlops/namespace · Namespace forecast belongs to',
    );
    expect(notices).toHaveTextContent('Out of date · Cluster prod-2');
    expect(notices).toHaveTextContent('As of');
    expect(screen.getByText('old-lab').closest('tr')).toHaveStyle({
      fontStyle: 'italic',
    });
    expect(screen.getByText('fraud-lab').closest('tr')).not.toHaveStyle({
      fontStyle: 'italic',
    });
  });

  it('does not claim that there are none when nothing could be read', async () => {
    renderOnEntity(<NotebooksTab />, {
      api: {
        listNotebooks: async () =>
          notebookList([], { sources: [refusedSource] }),
      },
    });

    expect(
      await screen.findByText('Whether there are notebooks could not be read.'),
    ).toBeInTheDocument();
  });

  it('survives hostile names, images and URLs', async () => {
    const hostile = {
      ...running,
      name: `<img src=x onerror=alert(1)>${'x'.repeat(225)}`,
      // eslint-disable-next-line no-script-url
      image: 'javascript:alert(1)',
      // eslint-disable-next-line no-script-url
      connectUrl: 'javascript:alert(1)',
    };
    const { container } = renderOnEntity(<NotebooksTab />, {
      api: { listNotebooks: async () => notebookList([hostile]) },
    });

    expect(await screen.findByText(hostile.name)).toBeInTheDocument();
    expect(container.querySelector('img')).toBeNull();
    expect(screen.queryByText('Connect')).not.toBeInTheDocument();
    expect(container.innerHTML).not.toContain('href="javascript:');
  });
});
