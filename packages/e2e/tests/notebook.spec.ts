import { expect, type Page, test } from '@playwright/test';
import {
  entityPath,
  expectAccessible,
  keepScreenshot,
  signInAsGuest,
  type Theme,
} from './support';

const pageOf = (entity: string, notebook: string, tab = '') =>
  entityPath(entity, `notebooks/${notebook}${tab && `?tab=${tab}`}`);

const features = pageOf('fraud-detection', 'local/fraud/fraud-features');

async function expectTab(page: Page, name: string, text: string | RegExp) {
  await page.getByRole('tab', { name }).click();
  await expect(
    page.getByRole('tabpanel').getByText(text).first(),
  ).toBeVisible();
  await expectAccessible(page, 'main');
}

test('a notebook that does not start says why and what to do', async ({
  page,
  context,
}, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAsGuest(page);
  await page.goto(entityPath('fraud-detection', 'notebooks'));
  await expect(
    page.getByRole('heading', { name: '2 of 3 notebooks need attention.' }),
  ).toBeVisible();

  await test.step('its name leads to its page, which begins with the cause', async () => {
    await page.getByRole('link', { name: 'fraud-features' }).click();
    await expect(page).toHaveURL(/notebooks\/local\/fraud\/fraud-features$/);
    const finding = page.getByRole('article').first();
    await expect(finding).toContainText('cannot be pulled');
    await expect(finding).toContainText('What to do');
    await keepScreenshot(page, info, 'finding');
    await expectAccessible(page, 'main');
  });

  await test.step('the evidence is the text of the cluster', async () => {
    const finding = page.getByRole('article').first();
    await finding.getByRole('button', { name: 'What shows it' }).click();
    await expect(finding).toContainText('401 Unauthorized');
  });

  await test.step('the remedy can be copied', async () => {
    const finding = page.getByRole('article').first();
    await finding
      .getByRole('button', { name: 'Copy the command' })
      .first()
      .click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('kubectl');
  });
});

test('each tab of a notebook tells its part', async ({ page }, info) => {
  await signInAsGuest(page);
  await page.goto(features);
  await expect(page.getByRole('region', { name: 'Facts' })).toBeVisible();
  await expectTab(page, 'Events', /Failed to pull image/);
  await page.getByRole('button', { name: /^Warning/ }).click();
  await expect(page).toHaveURL(/event=Warning/);
  await keepScreenshot(page, info, 'events');
  await expectTab(page, 'Configuration', 'NB_PREFIX');
  await expectTab(page, 'Manifest', 'kind: Notebook');
  await page.goBack();
  await expect(
    page.getByRole('tab', { name: 'Configuration' }),
  ).toHaveAttribute('aria-selected', 'true');
});

test('the log of a running notebook can be searched', async ({
  page,
}, info) => {
  await signInAsGuest(page);
  await page.goto(pageOf('bank-churn', 'local/churn/churn-explore', 'logs'));
  const log = page.getByRole('region', { name: 'Log of churn-explore' });
  await expect(log).toContainText('ServerApp');
  await page.getByLabel('Search the log').fill('serverapp');
  await expect(page.getByText(/1 of \d+ matches/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/2 of \d+ matches/)).toBeVisible();
  await keepScreenshot(page, info, 'log');
  await expectAccessible(page, 'main');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await saved).suggestedFilename()).toBe(
    'churn-explore-0-churn-explore.log',
  );
});

test('a notebook is stopped and started again', async ({ page }, info) => {
  await signInAsGuest(page);
  await page.goto(pageOf('bank-churn', 'local/churn/churn-features'));
  await page.getByRole('button', { name: 'Stop …' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Running kernels and terminals');
  await expect(dialog).toContainText('This stays');
  await keepScreenshot(page, info, 'stop');
  await expectAccessible(page, '[role=dialog]');
  await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(dialog).toBeHidden();
  const start = page
    .getByRole('main')
    .locator('header')
    .getByRole('button', { name: 'Start churn-features' });
  await expect(start).toBeVisible({ timeout: 60_000 });
  await keepScreenshot(page, info, 'stopped');

  await start.click();
  // Where Git keeps the notebook, the portal says so first.
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Start', exact: true })
    .click();
  await expect(page.getByRole('link', { name: /^Connect/ })).toBeVisible({
    timeout: 60_000,
  });
});

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  test(`a notebook fits a narrow window in the ${theme} theme`, async ({
    page,
  }, info) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signInAsNarrowGuest(page, theme);
    for (const path of [entityPath('fraud-detection', 'notebooks'), features]) {
      await page.goto(path);
      await expect(page.getByText('fraud-features').first()).toBeVisible();
      await keepScreenshot(page, info, `narrow ${theme}`);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth <= window.innerWidth,
        ),
      ).toBe(true);
      await expectAccessible(page, 'main');
    }
  });
}

/** A narrow window hides the sidebar that tells when the sign-in is done. */
async function signInAsNarrowGuest(page: Page, theme: Theme) {
  await page.addInitScript(value => {
    localStorage.setItem('theme', value);
  }, theme);
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).first().click();
  await expect(page.getByRole('button', { name: 'Enter' })).toHaveCount(0);
}
