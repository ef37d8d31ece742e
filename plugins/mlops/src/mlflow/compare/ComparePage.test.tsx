import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { runDetail } from '../../__fixtures__';
// Loaded here, so that no test waits for it.
import '../charts/EChart';
import { mockBrowserParts } from '../__testUtils__/browserParts';
import { renderRunPages } from '../__testUtils__/renderRunPages';
import { base, failureOf, runHandlers } from '../__testUtils__/runHandlers';

jest.mock('../charts/renderer', () => ({
  renderer: jest.requireActual('echarts/renderers').SVGRenderer,
  rendererName: 'svg',
}));

const server = setupServer();

// Several requests, one after the other, on a machine that does other things too.
configure({ asyncUtilTimeout: 15_000 });
const two = '/compare?server=main&run=run1&run=run2';

function address() {
  return screen.getByTestId('address').textContent;
}

async function tableOf() {
  return within(
    await screen.findByRole('group', { name: 'Values of the runs' }),
  );
}

describe('ComparePage', () => {
  registerMswTestHooks(server);
  beforeEach(() => {
    mockBrowserParts();
    server.use(...runHandlers);
  });
  afterEach(() => jest.restoreAllMocks());

  it('says first in what runs differ and which is the best', async () => {
    renderRunPages(two);
    expect(
      await screen.findByRole('heading', {
        name: '2 runs that differ in 1 parameter and 2 metrics. Best f1: 0.87 by calm-fox-1.',
      }),
    ).toBeInTheDocument();
  });

  it('marks the best value and says which direction is better', async () => {
    renderRunPages(two);
    const table = await tableOf();
    const row = await table.findByRole('row', { name: /^f1/ });
    expect(
      within(row).getByRole('img', { name: 'higher is better' }),
    ).toBeInTheDocument();
    const [first, second] = within(row).getAllByRole('cell');
    expect(
      within(first).getByRole('img', { name: 'best' }),
    ).toBeInTheDocument();
    expect(within(second).queryByRole('img')).toBeNull();
  });

  it('shows only differences when somebody wants that', async () => {
    renderRunPages(two);
    const table = await tableOf();
    expect(
      table.getByRole('row', { name: /^learning_rate/ }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Only differences' }),
    );
    expect(table.queryByRole('row', { name: /^learning_rate/ })).toBeNull();
    expect(table.getByRole('row', { name: /^max_depth/ })).toBeInTheDocument();
    expect(address()).toContain('diff=true');
  });

  it('holds runs against a baseline', async () => {
    renderRunPages(two);
    const table = await tableOf();
    await userEvent.click(
      table.getByRole('button', { name: 'Make calm-fox-1 the baseline' }),
    );
    expect(address()).toContain('base=run1');
    expect(table.getByRole('row', { name: /^f1/ })).toHaveTextContent(
      '−0.001 (−0.11 %)',
    );
  });

  it('leaves a run out, which is in the address too', async () => {
    renderRunPages(`${two}&run=run3`);
    const table = await tableOf();
    await userEvent.click(
      await table.findByRole('button', { name: 'Remove calm-fox-2' }),
    );
    expect(address()).toBe(
      '/experiments/compare?server=main&run=run1&run=run3',
    );
    expect(
      await screen.findByRole('heading', { name: /^2 runs/ }),
    ).toBeInTheDocument();
  });

  it('adds a run that is found by its name', async () => {
    renderRunPages('/compare?server=main&run=run1');
    await tableOf();
    await userEvent.type(screen.getByLabelText('Add a run'), 'fox');
    await userEvent.click(
      await screen.findByRole('option', { name: 'calm-fox-4' }),
    );
    expect(address()).toBe(
      '/experiments/compare?server=main&run=run1&run=run4',
    );
  });

  it('compares the others when one cannot be read', async () => {
    server.use(
      http.get(`${base}/runs/main/gone`, () =>
        failureOf(404, 'There is no such run.'),
      ),
    );
    renderRunPages(`${two}&run=gone`);
    expect(
      await screen.findByText('gone could not be read: There is no such run.'),
    ).toBeInTheDocument();
    const table = await tableOf();
    expect(table.getByRole('link', { name: 'calm-fox-1' })).toBeInTheDocument();
  });

  it('finds a metric among many', async () => {
    server.use(
      http.get(`${base}/runs/main/run1`, () =>
        HttpResponse.json(
          runDetail(1, {
            metrics: Array.from({ length: 2000 }, (_, n) => ({
              key: `m/${n} "x"`,
              value: n,
            })),
          }),
        ),
      ),
    );
    renderRunPages(`${two}&q=m/1999`);
    const table = await tableOf();
    expect(
      await table.findByRole('row', { name: /^m\/1999 "x"/ }),
    ).toBeInTheDocument();
    expect(table.getAllByRole('row')).toHaveLength(3);
  });

  it('invites to choose runs where there are none', async () => {
    renderRunPages('/compare');
    expect(
      await screen.findByRole('heading', { name: 'Choose runs to compare' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['history', /Chart of f1 for 2 runs|calm-fox-1/],
    ['parallel', /Chart of 2 runs along parameter max_depth/],
    ['scatter', /metric f1 by parameter max_depth/],
    ['trend', /Chart of f1: 2 values from/],
  ])('draws the runs as %s', async (chart, label) => {
    renderRunPages(`${two}&chart=${chart}`);
    const found =
      chart === 'history'
        ? await screen.findByRole('figure', { name: 'f1' })
        : await screen.findByRole('img', { name: label });
    expect(found).toBeInTheDocument();
  });

  it('keeps the runs within a part of an axis', async () => {
    renderRunPages(`${two}&chart=parallel&brush=params.max_depth:5:5.5`);
    expect(
      await screen.findByText('1 of 2 runs are in the chosen parts.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'As a table: Parallel coordinates' }),
    );
    const figure = screen.getByRole('figure', { name: 'Parallel coordinates' });
    expect(within(figure).getAllByRole('row')).toHaveLength(2);
    await userEvent.click(
      screen.getByRole('button', { name: 'Keep all runs' }),
    );
    expect(address()).not.toContain('brush');
  });

  it.each(['', '&chart=parallel', '&chart=scatter', '&chart=trend'])(
    'can be used by everybody: %s',
    async search => {
      const { container } = renderRunPages(`${two}${search}`);
      await tableOf();
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
