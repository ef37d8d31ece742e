import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { notebookList, running, stopped } from '../__fixtures__';
import { renderOnEntity, responseError } from '../__testUtils__';
import type { MlopsApi, Notebook } from '../api';
import { NotebooksTab } from './NotebooksTab';

function renderRow(
  notebook: Notebook,
  options?: {
    allowed?: boolean;
    operateNotebook?: MlopsApi['operateNotebook'];
    templates?: string[];
  },
) {
  const { allowed = true, templates = [] } = options ?? {};
  const operateNotebook = jest.fn(
    options?.operateNotebook ??
      (async () => ({ phase: 'starting' as const, headline: 'Starting.' })),
  );
  const listNotebooks = jest.fn(async () =>
    notebookList([notebook], { operate: { enabled: true, allowed } }),
  );
  renderOnEntity(<NotebooksTab />, {
    api: { listNotebooks, operateNotebook },
    templates: templates.map(name => ({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name, namespace: 'default' },
    })),
  });
  return { listNotebooks, operateNotebook };
}

const openDialog = async (name: string, item: string) => {
  await userEvent.click(
    await screen.findByRole('button', { name: `More for ${name}` }),
  );
  await userEvent.click(screen.getByRole('menuitem', { name: item }));
  return screen.findByRole('dialog');
};

describe('operating a notebook', () => {
  it('starts a stopped one at once, says so and asks how it is', async () => {
    const { operateNotebook, listNotebooks } = renderRow(stopped);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Start fraud-report' }),
    );

    expect(operateNotebook).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ cluster: 'local', name: 'fraud-report' }),
      'start',
      expect.anything(),
    );
    await waitFor(() => expect(listNotebooks).toHaveBeenCalledTimes(2));
  });

  it('says what a stop loses and what stays before it is done', async () => {
    const { operateNotebook } = renderRow(running);

    const dialog = await openDialog('fraud-lab', 'Stop …');
    expect(dialog).toHaveAccessibleName('Stop fraud-lab');
    expect(dialog).toHaveTextContent('Running kernels and terminals');
    expect(dialog).toHaveTextContent(
      '/home/jovyan, on the volume fraud-lab-home',
    );
    expect(await axe(dialog)).toHaveNoViolations();
    expect(operateNotebook).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Stop' }));

    expect(operateNotebook.mock.calls[0][2]).toBe('stop');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('says what is made anew and what stays when a Pod is stuck', async () => {
    renderRow({ ...running, phase: 'failed' });

    const dialog = await openDialog('fraud-lab', 'Recreate …');
    expect(dialog).toHaveTextContent(
      'a newer version replaces a Pod that never came up',
    );
    expect(dialog).toHaveTextContent('What still runs in its Pod, if anything');
    expect(dialog).toHaveTextContent(
      /This stays\/home\/jovyan, on the volume fraud-lab-home.*The notebook itself/,
    );
  });

  it('warns when no volume keeps anything', async () => {
    renderRow({ ...running, volumes: [] });

    expect(await openDialog('fraud-lab', 'Stop …')).toHaveTextContent(
      'all files in this notebook are lost',
    );
  });

  it('explains that Git may undo it', async () => {
    renderRow({
      ...stopped,
      gitops: { tool: 'argo-cd', name: 'tenant-fraud' },
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Start fraud-report' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'Argo CD (tenant-fraud) keeps this notebook as Git says',
    );
  });

  it('stays open and says why it was not done', async () => {
    const error = await responseError(409, 'The notebook is stopped already.');
    renderRow(running, { operateNotebook: () => Promise.reject(error) });

    const dialog = await openDialog('fraud-lab', 'Recreate …');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Recreate' }),
    );
    expect(
      await within(dialog).findByText('The notebook is stopped already.'),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent('fraud-lab was not recreated');
  });

  it('returns the focus when it is not done', async () => {
    renderRow(running);

    await openDialog('fraud-lab', 'Stop …');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'More for fraud-lab' }),
      ).toHaveFocus(),
    );
  });

  it('offers the forms that change it by pull request where the portal has them', async () => {
    renderRow(running, { templates: ['remove-workload'] });

    await userEvent.click(
      await screen.findByRole('button', { name: 'More for fraud-lab' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Remove …' }),
    );
    expect(screen.getByTestId('path')).toHaveTextContent(
      '/create/templates/default/remove-workload',
    );
    const address = screen.getByTestId('address').textContent ?? '';
    expect(
      JSON.parse(new URLSearchParams(address).get('formData') ?? ''),
    ).toEqual({
      entity: 'component:default/fraud-detection',
      cluster: 'local',
      namespace: 'fraud',
      name: 'fraud-lab',
      kind: 'Notebook',
    });
  });

  it('leads to further ports of a Workspace', async () => {
    const url = 'http://localhost:7480/workspace/connect/fraud/fraud-lab';
    renderRow({
      ...running,
      workload: 'Workspace',
      connectUrl: `${url}/jupyterlab/`,
      connections: [
        { title: 'JupyterLab', url: `${url}/jupyterlab/` },
        { title: 'TensorBoard', url: `${url}/tensorboard/` },
        { title: 'Odd', url: 'data:text/html,odd' },
      ],
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'More for fraud-lab' }),
    );
    const ports = screen.getAllByRole('menuitem', { name: /^Connect to/ });
    expect(
      ports.map(item => [item.textContent, item.getAttribute('href')]),
    ).toEqual([['Connect to TensorBoard', `${url}/tensorboard/`]]);
  });

  it('says nothing of forms that the portal lacks', async () => {
    renderRow(running);

    await userEvent.click(
      await screen.findByRole('button', { name: 'More for fraud-lab' }),
    );
    expect(
      screen.getByRole('menuitem', { name: 'Stop …' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('menuitem', { name: /Remove|Change/ }),
    ).not.toBeInTheDocument();
  });

  it('offers nothing to whoever may not', async () => {
    renderRow(stopped, { allowed: false });

    await userEvent.click(
      await screen.findByRole('button', { name: 'More for fraud-report' }),
    );
    expect(screen.getByRole('menuitem', { name: 'Logs' })).toBeInTheDocument();
    expect(
      screen.queryByRole('menuitem', { name: 'Start' }),
    ).not.toBeInTheDocument();
  });
});
