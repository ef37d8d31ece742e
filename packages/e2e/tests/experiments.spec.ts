import { expect, type Page, test } from '@playwright/test';
import {
  entityPath,
  expectAccessible,
  keepScreenshot,
  signInAsGuest,
  tab,
} from './support';

const runsGrid = (page: Page) =>
  page
    .getByRole('grid', { name: 'Runs' })
    .or(page.getByRole('treegrid', { name: 'Runs' }));

/** The sentence above the runs, which says whose the best value is. */
const bestSentence = (page: Page) => page.getByText(/^Best f1 0\.8\d+ by /);

test('a newcomer finds the best run, compares it with the champion and reads whether it can be served', async ({
  page,
}, info) => {
  await signInAsGuest(page);
  await page.goto(entityPath('bank-churn'));
  await tab(page, 'Experiments').click();

  await test.step('the experiment says what is best', async () => {
    await expect(bestSentence(page)).toBeVisible();
    await expect(runsGrid(page).getByRole('row').nth(10)).toBeVisible();
    await keepScreenshot(page, info, '1 experiment');
    await expectAccessible(page, 'main');
  });

  await test.step('the filter takes two depths at once', async () => {
    const filter = page.getByRole('textbox', { name: 'Filter runs' });
    await filter.fill("params.max_depth = '6' OR params.max_depth = '8'");
    await filter.press('Enter');
    await expect(page).toHaveURL(/max_depth/);
    await runsGrid(page)
      .getByRole('button', { name: 'Sort by f1', exact: true })
      .click();
    await expect(runsGrid(page).getByRole('row').nth(1)).toContainText('0.871');
    await keepScreenshot(page, info, '2 filtered and sorted');
  });

  const rows = runsGrid(page).getByRole('row');
  const best = rows.nth(1).getByRole('link').first();
  const bestName = (await best.textContent()) ?? '';

  await test.step('the best is compared with the champion, which comes next', async () => {
    await expect(rows.nth(2)).toContainText('0.868');
    for (const index of [1, 2]) {
      await rows.nth(index).getByRole('checkbox').check();
    }
    await page
      .getByRole('region', { name: 'Selected runs' })
      .getByRole('button', { name: 'Compare' })
      .click();
    await expect(page).toHaveURL(/\/compare\?/);
    const table = page.getByRole('group', { name: 'Values of the runs' });
    await expect(table).toContainText('max_depth');
    await expect(table).toContainText('0.871');
    await expect(table).toContainText('0.868');
    await keepScreenshot(page, info, '3 compared');
    await expectAccessible(page, 'main');
  });

  await test.step('its page shows the picture of its confusion', async () => {
    await page.getByRole('link', { name: bestName }).first().click();
    await expect(
      page.getByRole('heading', { name: bestName }).first(),
    ).toBeVisible();
    await keepScreenshot(page, info, '4 run');
    await page.getByRole('tab', { name: 'Files' }).click();
    await page.getByRole('button', { name: 'plots' }).click();
    await page.getByRole('button', { name: /^confusion-matrix/ }).click();
    const picture = page.getByRole('img', { name: /confusion-matrix/ });
    await expect(picture).toBeVisible();
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(100);
    await keepScreenshot(page, info, '5 confusion matrix');
    await expectAccessible(page, 'main');
  });

  await test.step('its version says whether it can be served', async () => {
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page
      .getByRole('link', { name: /bank-churn.*8/ })
      .first()
      .click();
    await expect(
      page.getByText('bank-churn version 8 can be served.'),
    ).toBeVisible();
    await expect(
      page.getByText(/s3:\/\/mlflow-artifacts\/1\//).first(),
    ).toBeVisible();
    await keepScreenshot(page, info, '6 version');
    await expectAccessible(page, 'main');
  });
});

test('a version that KServe cannot read says why', async ({ page }, info) => {
  await signInAsGuest(page);
  await page.goto(
    entityPath('bank-churn', 'experiments/models/main/bank-churn/5'),
  );
  await expect(
    page.getByText(/bank-churn version 5 cannot be served: .*Databricks/),
  ).toBeVisible();
  await keepScreenshot(page, info, 'not servable');
  await expectAccessible(page, 'main');
});

test('names, notes and files that would do harm are text', async ({
  page,
}, info) => {
  const dialogs: string[] = [];
  page.on('dialog', async dialog => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await signInAsGuest(page);
  await page.goto(entityPath('platform-lab', 'experiments'));
  await expect(
    page.getByText('<img src=x onerror="alert(\'name\')">').first(),
  ).toBeVisible();
  await expect(
    page.getByText("<script>alert('run')</script>").first(),
  ).toBeVisible();
  await keepScreenshot(page, info, 'hostile');
  const links = await page
    .locator('main a[href]')
    .evaluateAll(found => found.map(link => link.getAttribute('href') ?? ''));
  expect(links.filter(link => /^(javascript|data):/i.test(link))).toEqual([]);
  expect(dialogs).toEqual([]);
  await expectAccessible(page, 'main');
});
