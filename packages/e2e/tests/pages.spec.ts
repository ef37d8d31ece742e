import { expect, test } from '@playwright/test';
import {
  entityPath,
  expectAccessible,
  keepScreenshot,
  signInAsGuest,
  tab,
  type Theme,
} from './support';

/** tab, entity, and a text that stands there when its data has come. */
const pages: [string, string, string][] = [
  ['', 'bank-churn', 'Notebooks'],
  ['notebooks', 'bank-churn', 'churn-explore'],
  ['experiments', 'bank-churn', 'champion'],
  ['endpoints', 'bank-churn', 'bankchurn-model'],
  ['notebooks', 'fraud-detection', 'cannot be pulled'],
  ['endpoints', 'fraud-detection', 'No serving runtime'],
  ['notebooks', 'demand-forecast', 'mlops.notebook.read'],
];

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  test.describe(`in the ${theme} theme`, () => {
    test('every page is accessible', async ({ page }, info) => {
      await signInAsGuest(page, theme);
      for (const [path, entity, text] of pages) {
        await test.step(`${entity} ${path || 'overview'}`, async () => {
          await page.goto(entityPath(entity, path));
          await expect(
            page.getByRole('main').getByText(text).first(),
          ).toBeVisible();
          await keepScreenshot(page, info, `${entity} ${path} ${theme}`);
          await expectAccessible(page, 'main');
        });
      }
    });
  });
}

test('the status page says what is watched and what is missing', async ({
  page,
}, info) => {
  await signInAsGuest(page);
  await page.goto(entityPath('bank-churn', 'notebooks'));
  await expect(page.getByText('churn-explore', { exact: true })).toBeVisible();
  await page.goto('/mlops/status');
  await expect(page.getByText('local').first()).toBeVisible();
  await keepScreenshot(page, info, 'status');
  await expectAccessible(page, 'article');
});

test('the guest gets nothing of demand-forecast', async ({ page }) => {
  await signInAsGuest(page);
  for (const path of ['notebooks', 'experiments', 'endpoints']) {
    await page.goto(entityPath('demand-forecast', path));
    await expect(page.getByText('You may not see').first()).toBeVisible();
    await expect(page.getByText('forecast-lab')).toHaveCount(0);
  }
});

test('an entity without annotations has no tab of ours', async ({ page }) => {
  await signInAsGuest(page);
  await page.goto(entityPath('docs-site'));
  await expect(tab(page, 'Overview')).toBeVisible();
  await expect(tab(page, 'Notebooks')).toHaveCount(0);
});

test("the Kubernetes tab shows bank-churn's Pods and ours leads there", async ({
  page,
}) => {
  await signInAsGuest(page);
  await page.goto(entityPath('bank-churn', 'notebooks'));
  await page.getByRole('link', { name: 'Pods on the Kubernetes tab' }).click();
  await expect(page).toHaveURL(/\/kubernetes$/);
  await expect(page.getByText('No pods with errors')).toBeVisible();
});

test('names and sizes that a cluster would refuse are refused in the form', async ({
  page,
}) => {
  await signInAsGuest(page);
  const known = { entity: 'component:default/bank-churn', namespace: 'churn' };
  const formData = encodeURIComponent(JSON.stringify(known));
  await page.goto(
    `/create/templates/default/new-workspace?formData=${formData}`,
  );
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Upper');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('start with a letter').first()).toBeVisible();
  await name.fill('a'.repeat(41));
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('at most 40 characters').first()).toBeVisible();
  await name.fill('churn-lab');
  await page.getByRole('button', { name: 'Next' }).click();
  const cpu = page.getByRole('textbox', { name: 'CPU', exact: true });
  await cpu.fill('two');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('Write a number of cores').first()).toBeVisible();
});
