import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { RunDetail, RunSearch } from '../../api';
import { metricHistory, runDetail, runList, runOf } from '../../__fixtures__';
// Loaded here, so that no test waits for it.
import '../charts/EChart';
import { mockBrowserParts } from '../__testUtils__/browserParts';
import { renderRunPages } from '../__testUtils__/renderRunPages';
import { base, failureOf, runHandlers } from '../__testUtils__/runHandlers';

// jsdom draws no canvas.
jest.mock('../charts/renderer', () => ({
  renderer: jest.requireActual('echarts/renderers').SVGRenderer,
  rendererName: 'svg',
}));

const server = setupServer();

// Several requests, one after the other, on a machine that does other things too.
configure({ asyncUtilTimeout: 15_000 });

/** The page of a run that is as the fixture, but for this. */
function renderRun(rest?: Partial<RunDetail>, search = '') {
  server.use(
    http.get(`${base}/runs/main/run1`, () =>
      HttpResponse.json(runDetail(1, rest)),
    ),
  );
  return renderRunPages(`/runs/main/run1${search}`);
}

function address() {
  return screen.getByTestId('address').textContent;
}

describe('RunPage', () => {
  registerMswTestHooks(server);
  beforeEach(() => {
    mockBrowserParts();
    server.use(...runHandlers);
  });
  afterEach(() => jest.restoreAllMocks());

  it('says first how the run went and what it came to', async () => {
    renderRun();
    expect(
      await screen.findByRole('heading', { name: 'calm-fox-1', level: 2 }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^Finished .+ after 4 m 12 s\. f1 is 0\.870?/),
    ).toBeInTheDocument();
  });

  it('names the code that was run, and that it had been changed', async () => {
    renderRun();
    const commit = await screen.findByRole('link', { name: /01234567/ });
    expect(commit).toHaveAttribute(
      'href',
      'https://github.com/mlops/fraud/commit/0123456789abcdef',
    );
    expect(
      screen.getByText(/with changes that were not committed/),
    ).toBeInTheDocument();
    expect(screen.getByText('train.ipynb (notebook)')).toBeInTheDocument();
  });

  it('leads to the notebook of the entity that wrote it', async () => {
    renderRun({
      notebook: { cluster: 'local', namespace: 'fraud', name: 'fraud-lab' },
    });
    expect(
      await screen.findByRole('link', { name: 'fraud-lab' }),
    ).toHaveAttribute('href', '/notebooks/local/fraud/fraud-lab');
  });

  it('shows metrics with their last, least and greatest values', async () => {
    renderRun();
    const row = await screen.findByRole('row', { name: /^val_loss/ });
    expect(
      await within(row).findByRole('link', { name: /Chart of val_loss/ }),
    ).toHaveAttribute('href', expect.stringContaining('metric=val_loss'));
    expect(row).toHaveTextContent('0.310.310.70');
  });

  it('says that least and greatest are those of a sample', async () => {
    server.use(
      http.post(`${base}/runs/metric-history`, () =>
        HttpResponse.json(metricHistory(['run1'], { sampled: true })),
      ),
    );
    renderRun();
    const row = await screen.findByRole('row', { name: /^val_loss/ });
    expect(await within(row).findByText('≈ 0.31')).toBeInTheDocument();
  });

  it('leads to the versions of the entity, with their aliases', async () => {
    renderRun();
    expect(
      await screen.findByRole('link', { name: 'fraud-detection, version 2' }),
    ).toHaveAttribute('href', '/experiments/models/main/fraud-detection/2');
    expect(screen.getByText('champion')).toBeInTheDocument();
  });

  it('offers to compare it with the champion', async () => {
    renderRun();
    expect(
      await screen.findByRole('button', { name: 'Compare with champion' }),
    ).toHaveAttribute(
      'href',
      '/experiments/compare?server=main&run=run1&run=run2',
    );
  });

  it('does not believe that a run goes on of which nothing is heard', async () => {
    renderRun({
      status: 'running',
      endedAt: undefined,
      startedAt: '2026-01-01T00:00:00Z',
      metrics: [],
    });
    expect(
      await screen.findByText(/^No sign of life since/),
    ).toBeInTheDocument();
    expect(screen.getByText(/set_terminated\('run1'/)).toBeInTheDocument();
  });

  it('says that a run has been deleted', async () => {
    renderRun({ lifecycle: 'deleted' });
    expect(
      await screen.findByText('This run has been deleted in MLflow'),
    ).toBeInTheDocument();
  });

  it('executes nothing that somebody wrote into a run', async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const program = ['javascript', 'alert(1)'].join(':');
    renderRun({
      name: hostile,
      note: `${hostile} [x](${program})`,
      params: [{ key: hostile, value: program }],
      tags: [{ key: 'link', value: program }],
      source: { commit: 'abc', link: program },
    });
    expect(
      await screen.findByRole('heading', { name: hostile }),
    ).toBeInTheDocument();
    expect(document.querySelector('[onerror], [src="x"]')).toBeNull();
    expect(document.querySelector('[href^="javascript"]')).toBeNull();
  });

  it('shows NaN as such and survives a run without anything', async () => {
    const { unmount } = renderRun({
      metrics: [{ key: 'f1', value: 'NaN' }],
    });
    expect(await screen.findByRole('row', { name: /^f1/ })).toHaveTextContent(
      'NaN',
    );
    unmount();
    renderRun({
      metrics: [],
      params: [],
      tags: undefined,
      datasets: undefined,
      models: undefined,
      source: undefined,
      startedAt: undefined,
      endedAt: undefined,
      registeredVersions: [],
    });
    expect(
      await screen.findByText('This run has logged no metrics.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('This run has logged no model.'),
    ).toBeInTheDocument();
  });

  it('draws its metrics, and shows what is drawn as a table', async () => {
    renderRun({}, '?tab=charts');
    const chart = await screen.findByRole('figure', { name: 'val_loss' });
    expect(
      await within(chart).findByRole('img', {
        name: /Chart of val_loss for 1 run\. calm-fox-1: last 0\.31/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(chart).getByRole('button', { name: 'As a table: val_loss' }),
    );
    expect(within(chart).getAllByRole('row')).toHaveLength(41);
    expect(
      within(chart).getByRole('button', { name: 'Download as CSV' }),
    ).toBeInTheDocument();
  });

  it('asks again for the part that is zoomed in on, where the whole is a sample', async () => {
    const asked: object[] = [];
    server.use(
      http.post(`${base}/runs/metric-history`, async ({ request }) => {
        asked.push((await request.json()) as object);
        return HttpResponse.json(metricHistory(['run1'], { sampled: true }));
      }),
    );
    renderRun({}, '?tab=charts');
    const from = await screen.findByLabelText('From');
    await userEvent.type(from, '10');
    await userEvent.type(screen.getByLabelText('To'), '20');
    await userEvent.click(screen.getByRole('button', { name: 'Zoom' }));
    expect(address()).toContain('range=10%3A20');
    expect(
      await screen.findAllByRole('button', { name: 'Whole range' }),
    ).toHaveLength(2);
    await screen.findByText(/^Sampled: 40 points of steps 0–39/);
    expect(asked).toContainEqual(
      expect.objectContaining({
        startStep: 10,
        endStep: 20,
        metric: 'val_loss',
      }),
    );
  });

  it('keeps how charts are drawn in the address', async () => {
    renderRun({}, '?tab=charts&x=time&smooth=60');
    const log = await screen.findByRole('checkbox', { name: 'Log scale' });
    expect(screen.getByRole('slider', { name: 'Smoothing' })).toHaveAttribute(
      'aria-valuenow',
      '60',
    );
    await userEvent.click(log);
    expect(address()).toContain('log=true');
  });

  it('shows child runs, and asks for those of this run only', async () => {
    const asked: RunSearch[] = [];
    server.use(
      http.post(`${base}/runs/search`, async ({ request }) => {
        asked.push((await request.json()) as RunSearch);
        return HttpResponse.json(runList([runOf(7), runOf(8)]));
      }),
    );
    renderRun({ childCount: 2 });
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Child runs (2)' }),
    );
    expect(
      await screen.findByRole('link', { name: 'calm-fox-7' }),
    ).toHaveAttribute('href', '/experiments/runs/main/run7');
    expect(asked[0]).toMatchObject({ parent: 'run1', experimentId: '2' });
    expect(
      screen.getByRole('button', { name: 'Compare them' }),
    ).toHaveAttribute(
      'href',
      '/experiments/compare?server=main&run=run7&run=run8',
    );
  });

  it('says whom to ask who may not see it', async () => {
    server.use(http.get(`${base}/runs/main/run1`, () => failureOf(403, 'No.')));
    renderRunPages('/runs/main/run1');
    expect(await screen.findByText(/mlops.run.read/)).toBeInTheDocument();
  });

  it('says what failed, in the words of the server', async () => {
    server.use(
      http.get(`${base}/runs/main/run1`, () =>
        failureOf(502, 'MLflow main did not answer within 30 s.'),
      ),
    );
    renderRunPages('/runs/main/run1');
    expect(
      await screen.findByText('MLflow main did not answer within 30 s.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });

  it.each(['', '?tab=charts', '?tab=files'])(
    'can be used by everybody: %s',
    async search => {
      const { container } = renderRun({ childCount: 2 }, search);
      await screen.findByRole('heading', { name: 'calm-fox-1' });
      await screen.findAllByText(/val_loss|metrics\.json/);
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
