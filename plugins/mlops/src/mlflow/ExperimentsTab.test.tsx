import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { RunSearch } from '../api';
import {
  experiment,
  model,
  modelList,
  otherExperiment,
  runList,
  runOf,
  versionList,
  versionOf,
} from '../__fixtures__';
import { renderOnEntity, responseError } from '../__testUtils__';
import { ExperimentsTab } from './ExperimentsTab';

const few = [
  runOf(0),
  runOf(1),
  runOf(2, {
    name: 'sad-owl-2',
    status: 'failed',
    metrics: [{ key: 'f1', value: 'Infinity' }],
    params: [],
    user: undefined,
  }),
];

describe('ExperimentsTab', () => {
  it('says how the last run went and lists runs with their metrics and parameters', async () => {
    const { container } = renderOnEntity(<ExperimentsTab />, {
      api: { searchRuns: async () => runList(few) },
    });

    expect(
      await screen.findByRole('heading', {
        name: /^The last run, calm-fox-0, finished/,
      }),
    ).toBeInTheDocument();
    const runs = screen.getByRole('region', { name: 'Runs' });
    expect(
      within(runs)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual([
      'Run',
      'Status',
      'Started',
      'Duration',
      'User',
      'f1',
      'loss',
      'learning_rate',
      'max_depth',
    ]);
    const first = within(runs).getByRole('rowheader', { name: /calm-fox-0/ })
      .parentElement!;
    expect(within(first).getByText('Finished')).toBeInTheDocument();
    expect(within(first).getByText('4 m 12 s')).toBeInTheDocument();
    expect(within(first).getByText('0.871')).toBeInTheDocument();
    expect(
      within(first).getByRole('link', { name: /Open in MLflow: calm-fox-0/ }),
    ).toHaveAttribute('rel', 'noopener noreferrer');
    expect(within(runs).getByText('NaN')).toBeInTheDocument();
    expect(within(runs).getByText('∞')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows registered models with aliases and the latest version', async () => {
    renderOnEntity(<ExperimentsTab />);

    const models = await screen.findByRole('region', {
      name: 'Registered models',
    });
    expect(
      within(models).getByText('champion → version 2'),
    ).toBeInTheDocument();
    expect(within(models).getByText('Version 3')).toBeInTheDocument();
  });

  it('lists the versions of the only model with alias, metrics of the run and the address to serve it from', async () => {
    renderOnEntity(<ExperimentsTab />, {
      api: {
        listModelVersions: async () =>
          versionList([
            versionOf(3, {
              servable: { reason: 'Its files are on a disk of the server.' },
            }),
            versionOf(2),
            versionOf(1, { status: 'failed', run: undefined }),
          ]),
      },
    });
    const versions = await screen.findByRole('region', {
      name: 'Versions of fraud-detection',
    });
    const champion = within(versions).getByRole('rowheader', {
      name: /Version 2.*champion/,
    }).parentElement!;
    expect(within(champion).getByText('source-run-2')).toBeInTheDocument();
    expect(within(champion).getByText('0.869')).toBeInTheDocument();
    expect(
      within(champion).getByText('s3://models/fraud-detection/2'),
    ).toBeInTheDocument();
    expect(
      within(champion).getByRole('button', {
        name: 'Copy the address of version 2',
      }),
    ).toBeInTheDocument();
    expect(
      within(versions).getByText('Its files are on a disk of the server.'),
    ).toBeInTheDocument();
    expect(
      within(versions).getByText('Registration failed'),
    ).toBeInTheDocument();
  });

  it('shows the versions of the model that is chosen, and keeps it in the address', async () => {
    const asked: string[] = [];
    renderOnEntity(<ExperimentsTab />, {
      api: {
        listModels: async () =>
          modelList([model, { ...model, name: 'fraud-shadow' }]),
        listModelVersions: async (_, { name }) => {
          asked.push(name);
          return versionList([versionOf(1)]);
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show versions of fraud-shadow',
      }),
    );
    await screen.findByRole('region', { name: 'Versions of fraud-shadow' });
    expect(asked).toEqual(['fraud-shadow']);
    expect(screen.getByTestId('address')).toHaveTextContent(
      'model=main%2Ffraud-shadow',
    );
  });

  it('chooses another experiment and keeps it in the address', async () => {
    const searches: RunSearch[] = [];
    renderOnEntity(<ExperimentsTab />, {
      api: {
        searchRuns: async (_, search) => {
          searches.push(search);
          return runList(few);
        },
      },
    });
    await screen.findAllByText('calm-fox-0');

    await userEvent.click(
      screen.getByRole('button', { name: /fraud-detection-features/ }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?experiment=main%2F3',
    );
    await screen.findAllByText('calm-fox-0');
    expect(searches[searches.length - 1].experimentId).toBe(
      otherExperiment.experimentId,
    );
  });

  it("shows MLflow's objection at the filter and keeps the runs found before", async () => {
    const error = await responseError(
      400,
      'Invalid clause(s) in filter string: metrics.f1 >',
    );
    renderOnEntity(<ExperimentsTab />, {
      api: {
        searchRuns: async (_, search) => {
          if (search.filter) {
            throw error;
          }
          return runList(few);
        },
      },
    });
    await screen.findAllByText('calm-fox-0');

    const field = screen.getByLabelText('Filter runs');
    await userEvent.type(field, 'metrics.f1 >{Enter}');

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Invalid clause(s) in filter string: metrics.f1 >',
    );
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByText('calm-fox-1')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('?filter=metrics');
  });

  it('does not claim that no run matches a filter that was refused', async () => {
    const error = await responseError(400, 'Invalid filter.');
    renderOnEntity(<ExperimentsTab />, {
      api: {
        searchRuns: async (_, search) =>
          search.filter ? Promise.reject(error) : runList(few),
      },
      search: '?filter=nonsense',
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Invalid filter.',
    );
    expect(screen.queryByText(/No run matches/)).not.toBeInTheDocument();
  });

  it('asks the server for the filter and the order of the address', async () => {
    const searches: RunSearch[] = [];
    renderOnEntity(<ExperimentsTab />, {
      api: {
        searchRuns: async (_, search) => {
          searches.push(search);
          return runList(few);
        },
      },
      search: '?filter=metrics.f1+>+0.8&sort=-metrics.f1',
    });
    await screen.findByText('calm-fox-1');

    expect(searches).toContainEqual(
      expect.objectContaining({
        filter: 'metrics.f1 > 0.8',
        orderBy: ['metrics.`f1` DESC'],
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'max_depth' }));
    expect(screen.getByTestId('address')).toHaveTextContent(
      'sort=params.max_depth',
    );
  });

  it('loads more runs by cursor', async () => {
    renderOnEntity(<ExperimentsTab />);
    expect(await screen.findByText('50 runs shown')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));

    expect(await screen.findByText('100 runs shown')).toBeInTheDocument();
    expect(screen.getByText('calm-fox-99')).toBeInTheDocument();
  }, 20_000);

  it('says that no run matches, and that none was logged, apart', async () => {
    renderOnEntity(<ExperimentsTab />, {
      api: { searchRuns: async () => runList([]) },
    });
    expect(
      await screen.findByText('No run has been logged yet.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('No run in this experiment'),
    ).toBeInTheDocument();

    await userEvent.type(
      screen.getByLabelText('Filter runs'),
      'metrics.f1 > 2{Enter}',
    );
    expect(
      await screen.findByText(/No run matches the filter/),
    ).toBeInTheDocument();
  });

  it('teaches how to bind an experiment and a model', async () => {
    const { container } = renderOnEntity(<ExperimentsTab />, {
      api: {
        listExperiments: async () => ({
          items: [],
          totalItems: 0,
          bound: false,
          servers: [],
          sources: [],
        }),
        listModels: async () => modelList([]),
      },
    });

    expect(
      await screen.findByText('No experiment belongs to fraud-detection yet'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        /mlflow.org\/experiment-name/,
        {},
        { timeout: 10_000 },
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'No registered model belongs to fraud-detection.',
      ),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  }, 20_000);

  it('keeps the runs when the models fail', async () => {
    const error = await responseError(502, 'MLflow main answered with HTML.');
    renderOnEntity(<ExperimentsTab />, {
      api: {
        listModels: async () => Promise.reject(error),
        searchRuns: async () => runList(few),
      },
    });

    expect(
      await screen.findByText(/MLflow main answered with HTML/),
    ).toBeInTheDocument();
    expect(await screen.findByText('calm-fox-1')).toBeInTheDocument();
  });

  it('names the missing permission', async () => {
    const error = await responseError(403, 'Unauthorized');
    renderOnEntity(<ExperimentsTab />, {
      api: {
        listExperiments: async () => Promise.reject(error),
        listModels: async () => Promise.reject(error),
      },
    });

    await waitFor(() =>
      expect(screen.getAllByText(/mlops\.run\.read/)).toHaveLength(2),
    );
  });

  it('makes no link of a hostile URL', async () => {
    const { container } = renderOnEntity(<ExperimentsTab />, {
      api: {
        listExperiments: async () => ({
          // eslint-disable-next-line no-script-url
          items: [{ ...experiment, url: 'javascript:alert(1)' }],
          totalItems: 1,
          bound: true,
          servers: [],
          sources: [],
        }),
        searchRuns: async () =>
          runList([
            runOf(0, {
              name: '<b>bold</b>',
              url: 'data:text/html,<script>alert(1)</script>',
            }),
          ]),
      },
    });

    expect(await screen.findByText('<b>bold</b>')).toBeInTheDocument();
    expect(container.innerHTML).not.toMatch(/href="(javascript|data):/);
  });
});
