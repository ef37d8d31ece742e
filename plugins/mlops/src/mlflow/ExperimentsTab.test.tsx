import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { MlopsApi, Run, RunSearch } from '../api';
import {
  experiment,
  model,
  modelList,
  otherExperiment,
  projected,
  runOf,
  versionDetail,
  versionList,
  versionOf,
} from '../__fixtures__';
import { giveSizes, renderOnEntity, responseError } from '../__testUtils__';
import { ExperimentsTab } from './ExperimentsTab';

// Several questions follow each other until all is shown.
configure({ asyncUtilTimeout: 15_000 });

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

/** A server with some runs, which answers by id and by metric as MLflow does. */
function serverOf(
  runs: readonly Run[],
  onSearch: (search: RunSearch) => void = () => {},
): Pick<MlopsApi, 'searchRuns'> {
  return {
    searchRuns: async (_, search) => {
      onSearch(search);
      const ids = /^attributes.run_id IN \((.*)\)$/.exec(search.filter ?? '');
      const found = runs.filter(
        run =>
          (!ids || ids[1].includes(`'${run.runId}'`)) &&
          (search.parent === undefined ||
            (run.parentRunId ?? null) === search.parent),
      );
      return projected(found, search.columns);
    },
  };
}

const oneExperiment = {
  listExperiments: async () => ({
    items: [experiment],
    totalItems: 1,
    bound: true,
    servers: [{ server: 'main', version: '3.11.1', capabilities: {} }],
    sources: [],
  }),
};

function renderTab(options?: Parameters<typeof renderOnEntity>[1]) {
  return renderOnEntity(<ExperimentsTab />, { tab: 'experiments', ...options });
}

const address = () => screen.getByTestId('address').textContent;

/** Names of the runs that are drawn, from top to bottom. */
async function shownRuns() {
  const links = within(await findGrid()).getAllByRole('link', {
    name: /^(calm-fox|sad-owl|child)/,
  });
  return links.map(link => link.textContent);
}

async function findGrid() {
  await screen.findByText('calm-fox-0');
  return (
    screen.queryByRole('treegrid', { name: 'Runs' }) ??
    screen.getByRole('grid', { name: 'Runs' })
  );
}

/** What a run says in a column. */
async function cell(run: string, column: string) {
  const element = await findGrid();
  const titles = within(element)
    .getAllByRole('columnheader')
    .map(header => header.textContent);
  const row = within(element).getByRole('row', { name: new RegExp(run) });
  return row.children[titles.indexOf(column)].textContent;
}

// Columns are remembered there.
beforeEach(() => localStorage.clear());

describe('ExperimentsTab', () => {
  giveSizes();

  it('names the best run and what the champion has', async () => {
    const { container } = renderTab({ api: serverOf(few) });
    expect(
      await screen.findByRole('heading', {
        name: /^Best f1 0.871 by calm-fox-0, .+; champion has 0.869\.$/,
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText('main, MLflow 3.11.1')).toBeInTheDocument();
    expect(screen.getByText('team: risk')).toBeInTheDocument();
    await waitFor(async () =>
      expect(await cell('calm-fox-0', 'f1')).toBe('0.871'),
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says how the last run went where no metric tells which is best', async () => {
    renderTab({
      api: serverOf([runOf(0, { metrics: [{ key: 'thing', value: 1 }] })]),
    });
    expect(
      await screen.findByRole('heading', {
        name: /^The last run, calm-fox-0, finished/,
      }),
    ).toBeInTheDocument();
  });

  it('lists runs with the columns that most of them have, and NaN and ∞ as such', async () => {
    renderTab({ api: serverOf(few) });
    await waitFor(async () =>
      expect(await cell('calm-fox-0', 'f1')).toBe('0.871'),
    );
    expect(await cell('calm-fox-0', 'Status')).toBe('Finished');
    expect(await cell('calm-fox-0', 'Duration')).toBe('4 m 12 s');
    expect(await cell('calm-fox-1', 'loss')).toBe('NaN');
    expect(await cell('sad-owl-2', 'f1')).toBe('∞');
    expect(await cell('sad-owl-2', 'max_depth')).toBe('–');
    expect(screen.getByText('3 runs, which is all')).toBeInTheDocument();
  });

  it('asks for the chosen columns only', async () => {
    const searches: RunSearch[] = [];
    renderTab({
      api: serverOf(few, search => searches.push(search)),
      search: '?col=metrics.loss',
    });
    await waitFor(async () =>
      expect(await cell('calm-fox-0', 'loss')).toBe('0.2'),
    );
    const pages = searches.filter(({ limit }) => limit === 100);
    expect(pages).toHaveLength(1);
    expect(pages[0].columns).toEqual({
      metrics: ['loss'],
      params: [],
      tags: [],
    });
  });

  it('shows a column once it is chosen, and remembers it in the address', async () => {
    renderTab({ api: serverOf(few), search: '?col=status' });
    await findGrid();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    const picker = screen.getByRole('dialog', { name: 'Columns' });
    await userEvent.type(
      within(picker).getByLabelText('Search columns'),
      'loss',
    );
    await userEvent.click(
      await within(picker).findByRole('checkbox', { name: /^loss/ }),
    );
    await userEvent.click(
      within(picker).getByRole('button', { name: 'Close' }),
    );
    expect(address()).toBe('?col=status&col=metrics.loss');
    await waitFor(async () =>
      expect(await cell('calm-fox-0', 'loss')).toBe('0.2'),
    );
  });

  it('sorts where all runs are loaded without asking again, by several columns', async () => {
    const searches: RunSearch[] = [];
    renderTab({ api: serverOf(few, search => searches.push(search)) });
    await waitFor(async () =>
      expect(await cell('calm-fox-0', 'f1')).toBe('0.871'),
    );
    const pages = () => searches.filter(({ limit }) => limit === 100).length;

    await userEvent.click(screen.getByRole('button', { name: 'Sort by loss' }));
    expect(address()).toBe('?sort=metrics.loss');
    await waitFor(async () =>
      expect(await shownRuns()).toEqual([
        'calm-fox-0',
        'calm-fox-1',
        'sad-owl-2',
      ]),
    );
    expect(
      screen.getByText(/All 3 runs are sorted by loss ↑/),
    ).toBeInTheDocument();
    const before = pages();
    const user = userEvent.setup();
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('button', { name: 'Sort by max_depth' }));
    await user.keyboard('{/Shift}');
    expect(address()).toBe('?sort=metrics.loss&sort=params.max_depth');
    expect(pages()).toBe(before);
  });

  it('asks MLflow for the order where only some runs are loaded, and says so', async () => {
    const searches: RunSearch[] = [];
    renderTab({
      api: {
        searchRuns: async (_, search) => {
          searches.push(search);
          return {
            ...projected(few, search.columns),
            ...(search.cursor ? {} : { nextCursor: '3' }),
          };
        },
      },
      search: '?sort=-metrics.f1&sort=duration',
    });
    expect(
      await screen.findByText(
        /MLflow sorted all its runs by f1 ↓; the \d+ loaded ones are then sorted by Duration ↑/,
      ),
    ).toBeInTheDocument();
    expect(searches).toContainEqual(
      expect.objectContaining({ limit: 100, orderBy: ['metrics.`f1` DESC'] }),
    );
  });

  it('loads more runs by cursor as one scrolls, and draws only those in sight', async () => {
    renderTab();
    expect(
      await screen.findByText(/^(100|200|300) runs( loaded|, which is all)$/),
    ).toBeInTheDocument();
    const rows = within(await findGrid()).getAllByRole('row');
    expect(rows.length).toBeLessThan(60);
  });

  it('selects runs for comparing; all of it is in the address', async () => {
    renderTab({ api: serverOf(few) });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Select calm-fox-0' }),
    );
    expect(screen.getByText(/^1 run selected/)).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Compare' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Select sad-owl-2' }),
    );
    expect(address()).toBe('?run=run0&run=run2');
    expect(screen.getByRole('button', { name: 'Compare' })).toHaveAttribute(
      'href',
      '/experiments/compare?server=main&run=run0&run=run2',
    );
  });

  it('works by keyboard: move, select, open', async () => {
    renderTab({ api: serverOf(few) });
    const element = await findGrid();
    element.focus();
    await userEvent.keyboard('{ArrowDown} ');
    expect(
      screen.getByRole('checkbox', { name: 'Select calm-fox-1' }),
    ).toBeChecked();
    expect(
      document.getElementById(element.getAttribute('aria-activedescendant')!),
    ).toHaveTextContent('calm-fox-1');
    await userEvent.keyboard('{Enter}');
    expect(screen.getByTestId('path')).toHaveTextContent(
      '/experiments/runs/main/run1',
    );
  });

  it('pins and hides selected runs, and brings them back', async () => {
    renderTab({ api: serverOf(few), search: '?run=run2' });
    await findGrid();
    await userEvent.click(await screen.findByRole('button', { name: 'Pin' }));
    await waitFor(async () => expect((await shownRuns())[0]).toBe('sad-owl-2'));
    expect(await shownRuns()).toHaveLength(3);
    await userEvent.click(
      screen.getByRole('button', { name: 'Unpin sad-owl-2' }),
    );
    expect((await shownRuns())[0]).toBe('calm-fox-0');
    await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
    expect(await shownRuns()).toEqual(['calm-fox-0', 'calm-fox-1']);
    expect(address()).toBe('?hide=run2');
    await userEvent.click(screen.getByRole('button', { name: 'Show again' }));
    expect(await shownRuns()).toHaveLength(3);
  });

  it('unfolds child runs under their parent', async () => {
    const parent = runOf(0, { hasChildren: true });
    const child = runOf(9, { name: 'child-9', parentRunId: 'run0' });
    renderTab({ api: serverOf([parent, runOf(1), child]) });
    expect(await shownRuns()).toEqual(['calm-fox-0', 'calm-fox-1']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the child runs of calm-fox-0' }),
    );
    await waitFor(async () =>
      expect(await shownRuns()).toEqual([
        'calm-fox-0',
        'child-9',
        'calm-fox-1',
      ]),
    );
    const row = screen.getByRole('row', { name: /child-9/ });
    expect(row).toHaveAttribute('aria-level', '2');
    expect(address()).toBe('?open=run0');
  });

  it('groups by a parameter with mean and range of each metric', async () => {
    renderTab({
      api: serverOf([runOf(0), runOf(5), runOf(1)]),
      search: '?group=params.max_depth&col=metrics.f1',
    });
    const group = await screen.findByRole('row', { name: /max_depth = 4/ });
    await waitFor(() => expect(group).toHaveTextContent(/2 runs/));
    await waitFor(() => expect(group).toHaveTextContent('0.866–0.871'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the runs of max_depth = 4' }),
    );
    expect(await shownRuns()).toEqual(['calm-fox-0', 'calm-fox-5']);
    expect(
      screen.getByText('Groups of the 3 loaded runs.'),
    ).toBeInTheDocument();
  });

  it('refuses a broken filter where it is broken, without asking, and keeps the runs', async () => {
    const searches: RunSearch[] = [];
    renderTab({ api: serverOf(few, search => searches.push(search)) });
    await findGrid();
    const field = screen.getByLabelText('Filter runs');
    await userEvent.type(field, 'metrics.f1 > 0.5 AND metrics.f1 >{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '"metrics.f1 >" is no condition in MLflow\'s filter grammar.',
    );
    await waitFor(() =>
      expect([
        (field as HTMLInputElement).selectionStart,
        (field as HTMLInputElement).selectionEnd,
      ]).toEqual([21, 33]),
    );
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(searches.some(({ filter }) => filter?.startsWith('metrics'))).toBe(
      false,
    );
    expect(screen.getByText('calm-fox-1')).toBeInTheDocument();
  });

  it("shows MLflow's objection at the filter and keeps the runs found before", async () => {
    const error = await responseError(400, 'Invalid attribute key "colour".');
    const { searchRuns } = serverOf(few);
    renderTab({
      api: {
        searchRuns: async (entity, search) =>
          search.filter ? Promise.reject(error) : searchRuns(entity, search),
      },
    });
    await findGrid();
    await userEvent.type(
      screen.getByLabelText('Filter runs'),
      "colour = 'red'{Enter}",
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Invalid attribute key "colour".',
    );
    expect(screen.getByText('calm-fox-1')).toBeInTheDocument();
    expect(address()).toContain('?filter=colour');
  });

  it('does not claim that no run matches a filter that was refused', async () => {
    const error = await responseError(400, 'Invalid filter.');
    renderTab({
      api: { searchRuns: async () => Promise.reject(error) },
      search: '?filter=nonsense',
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Invalid filter.',
    );
    expect(screen.queryByText(/No run matches/)).not.toBeInTheDocument();
  });

  it('has a chip for each condition, which takes it away', async () => {
    renderTab({
      api: serverOf(few),
      search: `?filter=${encodeURIComponent(
        "metrics.f1 > 0.1 AND (params.a = '6' OR params.a = '8')",
      )}`,
    });
    const chips = await screen.findByRole('list', {
      name: 'Conditions of the filter',
    });
    expect(
      within(chips)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['metrics.f1 > 0.1', "AND(params.a = '6' OR params.a = '8')"]);
    within(chips)
      .getByRole('button', { name: /Edit the condition metrics/ })
      .focus();
    await userEvent.keyboard('{Backspace}');
    expect(new URLSearchParams(address()!).get('filter')).toBe(
      "(params.a = '6' OR params.a = '8')",
    );
  });

  it('builds a condition with the quotes that it needs, joined by OR', async () => {
    renderTab({ api: serverOf(few), search: '?filter=metrics.f1+>+0.1' });
    await findGrid();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add condition' }),
    );
    const builder = screen.getByRole('dialog', { name: 'Add a condition' });
    await userEvent.type(
      within(builder).getByLabelText('What'),
      'max_d{ArrowDown}{Enter}',
    );
    await userEvent.type(within(builder).getByLabelText('Value'), "it's");
    await userEvent.click(
      within(builder).getByRole('button', { name: 'Add with OR' }),
    );
    expect(new URLSearchParams(address()!).get('filter')).toBe(
      'metrics.f1 > 0.1 OR params.max_depth = "it\'s"',
    );
  });

  it('says that no run matches, and that none was logged, apart', async () => {
    renderTab({ api: serverOf([]) });
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

  it('chooses another experiment, and drops what belonged to the first', async () => {
    const searches: RunSearch[] = [];
    renderTab({
      api: serverOf(few, search => searches.push(search)),
      search: '?filter=metrics.f1+>+0.1&pin=run1',
    });
    await findGrid();
    await userEvent.click(
      screen.getByRole('button', { name: /fraud-detection-features/ }),
    );
    expect(address()).toBe('?experiment=main%2F3');
    await findGrid();
    expect(searches[searches.length - 1].experimentId).toBe(
      otherExperiment.experimentId,
    );
  });

  it('teaches how to bind an experiment and a model', async () => {
    const { container } = renderTab({
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
    renderTab({
      api: { ...serverOf(few), listModels: async () => Promise.reject(error) },
    });
    expect(
      await screen.findByText(/MLflow main answered with HTML/),
    ).toBeInTheDocument();
    expect(await screen.findByText('calm-fox-1')).toBeInTheDocument();
  });

  it('names the missing permission', async () => {
    const error = await responseError(403, 'Unauthorized');
    renderTab({
      api: {
        listExperiments: async () => Promise.reject(error),
        listModels: async () => Promise.reject(error),
      },
    });
    await waitFor(() =>
      expect(screen.getAllByText(/mlops\.run\.read/)).toHaveLength(2),
    );
  });

  it('makes no link of a hostile URL, and no markup of hostile text', async () => {
    const { container } = renderTab({
      api: {
        listExperiments: async () => ({
          ...(await oneExperiment.listExperiments()),
          items: [
            {
              ...experiment,
              // eslint-disable-next-line no-script-url
              url: 'javascript:alert(1)',
              note: '[click](javascript:alert(1)) <img src=x onerror=alert(1)> **bold** ![pixel](https://spy.example/x.png)',
              tags: [{ key: '<script>alert(1)</script>', value: '<b>' }],
            },
          ],
        }),
        ...serverOf([
          runOf(0, {
            name: 'calm-fox-0',
            source: {
              name: '<i>train.py</i>',
              commit: 'abcdef1234567',
              // eslint-disable-next-line no-script-url
              link: 'javascript:alert(1)',
            },
          }),
          runOf(1, { name: '<b>bold</b>' }),
        ]),
      },
      search: '?col=source',
    });
    expect(await screen.findByText('<b>bold</b>')).toBeInTheDocument();
    expect(await screen.findByText('bold')).toBeInTheDocument();
    expect(container.innerHTML).not.toMatch(
      /href="(javascript|data):|onerror|spy\.example/,
    );
    expect(container.querySelector('script')).toBeNull();
  });
});

describe('the models of the entity', () => {
  giveSizes();

  it('lists the versions of the only model with champion, metrics of the run and the address to serve it from', async () => {
    renderTab({
      api: {
        ...serverOf(few),
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
      name: /Version 2.*Champion/,
    }).parentElement!;
    expect(
      within(champion).getByRole('link', { name: 'Version 2' }),
    ).toHaveAttribute('href', '/experiments/models/main/fraud-detection/2');
    expect(
      within(champion).getByRole('link', { name: 'source-run-2' }),
    ).toHaveAttribute('href', '/experiments/runs/main/run2');
    expect(within(champion).getByText('0.869')).toBeInTheDocument();
    expect(
      within(champion).getByText('s3://models/fraud-detection/2'),
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
    renderTab({
      api: {
        ...serverOf(few),
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
    expect(asked).toContain('fraud-shadow');
    expect(address()).toContain('model=main%2Ffraud-shadow');
  });

  it('has a page for a version with signature, input example and the reason why it cannot be served', async () => {
    const { container } = renderTab({
      api: {
        getModelVersion: async (_, { name, version }) => ({
          ...versionDetail(Number(version)),
          model: name,
          servable: { reason: 'Its files are on a disk of the server.' },
        }),
      },
      path: `/models/main/${encodeURIComponent('team/fraud detection')}/3`,
    });
    expect(
      await screen.findByRole('heading', {
        name: 'team/fraud detection version 3 cannot be served: Its files are on a disk of the server.',
      }),
    ).toBeInTheDocument();
    const inputs = screen.getByRole('table', { name: 'Inputs' });
    expect(
      within(inputs).getByRole('row', { name: /balance double .* Optional/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Outputs' })).toHaveTextContent(
      'tensor<int64>[-1]',
    );
    // The example keeps its digits.
    expect(screen.getByText(/12\.50/)).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });
});
