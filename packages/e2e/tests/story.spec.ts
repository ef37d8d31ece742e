import { expect, test } from '@playwright/test';
import { clusterFaults } from './faults';
import { entityPath, keepScreenshot, signInAsGuest, tab } from './support';

let cluster: Awaited<ReturnType<typeof clusterFaults>>;

test.beforeAll(async () => {
  cluster = await clusterFaults();
});

test.afterAll(async () => {
  await cluster.clear();
  await cluster.end();
});

test('a new workspace arrives by pull request and runs', async ({
  page,
  context,
}, info) => {
  const name = `churn-lab-${info.retry}`;

  await signInAsGuest(page);
  await page.getByRole('link', { name: 'Bank churn' }).first().click();
  await keepScreenshot(page, info, '1 entity');

  await test.step('the entity shows what runs, trains and serves', async () => {
    await tab(page, 'Endpoints').click();
    await expect(
      page.getByText('bankchurn-model', { exact: true }),
    ).toBeVisible();
    await tab(page, 'Experiments').click();
    await expect(
      page.getByRole('treegrid', { name: 'Runs' }).getByRole('row').nth(10),
    ).toBeVisible();
    await tab(page, 'Notebooks').click();
    await expect(
      page.getByText('churn-explore', { exact: true }),
    ).toBeVisible();
    await keepScreenshot(page, info, '2 notebooks');
  });

  await test.step('the form is prefilled from the entity', async () => {
    await page.getByRole('button', { name: 'New workspace' }).click();
    await expect(page.getByRole('textbox', { name: 'Namespace' })).toHaveValue(
      'churn',
    );
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await keepScreenshot(page, info, '3 form');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.getByRole('textbox', { name: 'CPU', exact: true }),
    ).toHaveValue('500m');
    await page.getByRole('button', { name: 'Review' }).click();
    await keepScreenshot(page, info, '4 review');
    await page.getByRole('button', { name: 'Create' }).click();
  });

  const forge = await test.step('the task opens a pull request', async () => {
    const link = page.getByRole('link', { name: 'Pull request' });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await keepScreenshot(page, info, '5 task');
    const opened = context.waitForEvent('page');
    await link.click();
    return opened;
  });

  await test.step('the pull request shows the manifests and is merged', async () => {
    await expect(forge.getByText('notebook.yaml').first()).toBeVisible();
    await keepScreenshot(forge, info, '6 pull request');
    await cluster.hold('churn', `${name}-0`);
    await forge.getByRole('button', { name: 'Merge pull request' }).click();
    await expect(forge.getByText('Merged').first()).toBeVisible();
    await forge.close();
  });

  await test.step('the notebook comes up on the tab', async () => {
    await page.goto(entityPath('bank-churn', 'notebooks'));
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText('Starting', { timeout: 30_000 });
    await keepScreenshot(page, info, '7 starting');
    await cluster.clear();
    await expect(row).toContainText('Running', { timeout: 60_000 });
    await keepScreenshot(page, info, '8 running');
    const opened = context.waitForEvent('page');
    await row.getByRole('link', { name: /Connect/ }).click();
    const notebook = await opened;
    await expect(notebook.getByRole('heading', { name })).toBeVisible();
    await keepScreenshot(notebook, info, '9 connected');
  });
});
