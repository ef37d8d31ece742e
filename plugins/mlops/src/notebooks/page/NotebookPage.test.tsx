import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  failedDetail,
  gpuFinding,
  logText,
  running,
  staleSource,
} from '../../__fixtures__';
import { renderOnEntity, responseError } from '../../__testUtils__';
import type { MlopsApi, NotebookDetail } from '../../api';
import { NotebooksTab } from '../NotebooksTab';

const runningDetail: NotebookDetail = {
  ...failedDetail,
  ...running,
  name: 'fraud-train',
  diagnosis: [],
  pods: [
    {
      ...failedDetail.pods[0],
      phase: 'Running',
      containers: failedDetail.pods[0].containers.map(container => ({
        ...container,
        state: 'running',
        ready: true,
      })),
    },
  ],
};

function renderPage(api?: Partial<MlopsApi>, search = '') {
  return renderOnEntity(<NotebooksTab />, {
    api,
    path: '/local/fraud/fraud-train',
    search,
  });
}

const patience = { timeout: 20_000 };

describe('NotebookPage', () => {
  it('says first what is wrong, why, and what to do', async () => {
    const { container } = renderPage();

    const finding = await screen.findByRole(
      'article',
      { name: 'No node has 4 free GPUs' },
      patience,
    );
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'fraud-train',
    );
    expect(finding).toHaveTextContent(gpuFinding.cause);
    expect(finding).toHaveTextContent('Ask for 1 GPU instead of 4');
    expect(finding).toHaveTextContent('kubectl describe nodes');
    expect(finding).not.toHaveTextContent('0/3 nodes are available');
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(
      within(finding).getByRole('button', { name: 'What shows it' }),
    );
    expect(finding).toHaveTextContent('0/3 nodes are available');
    await userEvent.click(
      within(finding).getByRole('button', {
        name: '1 more message follows from this',
      }),
    );
    expect(
      screen.getByRole('article', { name: 'No Pod is ready' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'What we looked at' }),
    );
    expect(screen.getByText('its StatefulSet')).toBeInTheDocument();
    expect(
      within(finding)
        .getAllByRole('link', { name: /More about this/ })
        .pop(),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/findings\/notebooks.md#notebook-unschedulable$/),
    );
  }, 60_000);

  it('does at once what a remedy offers, after saying what is lost', async () => {
    const operateNotebook = jest.fn(async () => ({
      phase: 'stopping' as const,
      headline: 'Stopping.',
    }));
    renderPage({ operateNotebook });

    const finding = await screen.findByRole('article', {}, patience);
    await userEvent.click(
      within(finding).getByRole('button', { name: 'Stop …' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      '/home/jovyan, on the volume fraud-train-home',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Stop' }));
    expect(operateNotebook).toHaveBeenCalledTimes(1);
  });

  it('says why it cannot be done where operating is off', async () => {
    renderPage({
      getNotebook: async () => ({
        ...failedDetail,
        operate: {
          enabled: false,
          allowed: false,
          reason: 'Set mlops.notebooks.operate to stop notebooks here.',
        },
      }),
    });

    expect(
      await screen.findByText(/Set mlops.notebooks.operate/, {}, patience),
    ).toBeInTheDocument();
    expect(screen.queryByText('Stop …')).not.toBeInTheDocument();
  });

  it('shows facts, conditions, containers, the way of a request and MLflow', async () => {
    renderPage();

    const facts = await screen.findByRole(
      'region',
      { name: 'Facts' },
      patience,
    );
    expect(facts).toHaveTextContent('local / fraud');
    expect(facts).toHaveTextContent('stopped after 1 h 0 m without use');
    expect(facts).toHaveTextContent('Argo CD (tenant-fraud)');
    expect(
      screen.getByRole('region', { name: 'How it came to this' }),
    ).toHaveTextContent('PodScheduled: False · Unschedulable');
    const row = screen
      .getByRole('rowheader', { name: /^fraud-train/ })
      .closest('tr')!;
    expect(row).toHaveTextContent('waiting · PodInitializing');
    expect(row).toHaveTextContent('OOMKilled · exit code 137');
    expect(
      screen.getByRole('region', { name: /from the browser/ }),
    ).toHaveTextContent('Pod: broken');
    expect(screen.getByRole('region', { name: 'MLflow' })).toHaveTextContent(
      'answers the portal',
    );
  });

  it('has its tab in the address', async () => {
    const { container } = renderPage({}, '?tab=configuration');

    const podDefaults = await screen.findByRole(
      'region',
      { name: 'PodDefaults' },
      patience,
    );
    expect(podDefaults).toHaveTextContent(
      'It was changed after the Pod was made.',
    );
    expect(podDefaults).toHaveTextContent(
      'The label gpu=true is not on the notebook.',
    );
    expect(screen.getByRole('region', { name: 'Volumes' })).toHaveTextContent(
      'Notebook fraud-lab',
    );
    const secret = screen
      .getByRole('rowheader', { name: 'AWS_SECRET_ACCESS_KEY' })
      .closest('tr')!;
    expect(secret).toHaveTextContent('not shown');
    expect(secret).toHaveTextContent('Secret s3 / secret-key');
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('tab', { name: 'Manifest' }));
    expect(await screen.findByText(/kind: Notebook/)).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('?tab=manifest');
  }, 60_000);

  it('shows the manifest of the notebook, and of its Pod on request', async () => {
    const getNotebookManifest = jest.fn<
      ReturnType<MlopsApi['getNotebookManifest']>,
      Parameters<MlopsApi['getNotebookManifest']>
    >(async (_entity, _notebook, of) => ({ yaml: `kind: of the ${of}\n` }));
    renderPage({ getNotebookManifest }, '?tab=manifest');

    expect(
      await screen.findByText('kind: of the notebook'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Pod' }));
    expect(await screen.findByText('kind: of the pod')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?tab=manifest&of=pod',
    );
  });

  it('filters events to warnings', async () => {
    renderPage({}, '?tab=events');

    expect(
      await screen.findByText('SuccessfulCreate', {}, patience),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Warning 1' }));
    expect(screen.queryByText('SuccessfulCreate')).not.toBeInTheDocument();
    expect(screen.getByText('FailedScheduling')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('event=Warning');
  });

  it('searches the log of the container of the address', async () => {
    const getNotebookLogs = jest.fn(async () => ({
      pod: 'fraud-train-0',
      container: 'istio-proxy',
      lines: logText,
      truncated: true,
    }));
    const { container } = renderPage(
      { getNotebookLogs },
      '?tab=logs&container=istio-proxy&tail=1000&previous=true',
    );

    const log = await screen.findByRole(
      'region',
      { name: 'Log of istio-proxy' },
      patience,
    );
    expect(getNotebookLogs).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ name: 'fraud-train' }),
      {
        pod: 'fraud-train-0',
        container: 'istio-proxy',
        tailLines: 1000,
        previous: true,
      },
      expect.anything(),
    );
    expect(log).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(log.querySelector('img')).toBeNull();
    expect(log.textContent).not.toContain('\u001b');
    expect(
      screen.getByText('There is more before the first line.'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.type(screen.getByLabelText('Search the log'), 'l');
    expect(
      await screen.findByText(/1 of \d+ matches/, {}, patience),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText(/2 of \d+ matches/)).toBeInTheDocument();
    expect(log.querySelectorAll('mark').length).toBeGreaterThan(1);
  }, 60_000);

  it('follows a running container, asking only for what is new', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
    try {
      const getNotebookLogs = jest
        .fn()
        .mockResolvedValueOnce({
          pod: 'fraud-train-0',
          container: 'fraud-train',
          lines: 'one\ntwo\n',
          truncated: false,
          lastTime: 'T1',
        })
        .mockResolvedValue({
          pod: 'fraud-train-0',
          container: 'fraud-train',
          lines: '',
          truncated: false,
        })
        .mockResolvedValueOnce({
          pod: 'fraud-train-0',
          container: 'fraud-train',
          lines: 'three\n',
          truncated: false,
          lastTime: 'T2',
        });
      renderPage(
        { getNotebookLogs, getNotebook: async () => runningDetail },
        '?tab=logs',
      );
      await screen.findByText('two', {}, patience);
      await act(() => jest.advanceTimersByTimeAsync(3_500));
      expect(await screen.findByText('three')).toBeInTheDocument();
      expect(screen.getByText('one')).toBeInTheDocument();
      expect(getNotebookLogs.mock.calls[1][2]).toMatchObject({
        container: 'fraud-train',
        sinceTime: 'T1',
      });
      await act(() => jest.advanceTimersByTimeAsync(3_500));
      expect(getNotebookLogs.mock.calls[2][2]).toMatchObject({
        sinceTime: 'T2',
      });
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([
    ['logs', 'mlops.logs.read'],
    ['manifest', 'mlops.manifest.read'],
  ])(
    'names the permission that %s needs; the rest of the page stands',
    async (tab, permission) => {
      const error = await responseError(403, 'Unauthorized');
      const refuse = async () => Promise.reject(error);
      renderPage(
        { getNotebookLogs: refuse, getNotebookManifest: refuse },
        `?tab=${tab}`,
      );

      expect(
        await screen.findByText(new RegExp(permission), {}, patience),
      ).toBeInTheDocument();
      expect(screen.getByText('No node has 4 free GPUs')).toBeInTheDocument();
    },
  );

  it('says when there is no such notebook, and leads back', async () => {
    const error = await responseError(404, 'fraud-detection has no notebook x');
    renderPage({ getNotebook: async () => Promise.reject(error) });

    expect(
      await screen.findByText(
        'fraud-detection has no notebook x',
        {},
        patience,
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'All notebooks' }));
    expect(await screen.findByText('fraud-lab')).toBeInTheDocument();
    expect(screen.getByTestId('path')).toHaveTextContent('/notebooks');
  });

  it('says how old it is when the cluster does not answer', async () => {
    renderPage({
      getNotebook: async () => ({
        ...failedDetail,
        sources: [{ ...staleSource, cluster: 'local' }],
      }),
    });

    expect(
      await screen.findByText(/The API server does not answer/, {}, patience),
    ).toBeInTheDocument();
    expect(screen.getByText(/As of/)).toBeInTheDocument();
  });

  it('is reached by the name in the list', async () => {
    renderOnEntity(<NotebooksTab />);
    await userEvent.click(
      await screen.findByRole('link', { name: 'fraud-train' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('path')).toHaveTextContent(
        '/notebooks/local/fraud/fraud-train',
      ),
    );
    expect(
      await screen.findByRole('article', {}, patience),
    ).toBeInTheDocument();
  });
});
