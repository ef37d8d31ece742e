import { expect, type Page, test } from '@playwright/test';
import { clusterFaults } from './faults';
import {
  entityPath,
  expectAccessible,
  keepScreenshot,
  sidebar,
  signInAs,
  signInAsGuest,
  type Theme,
} from './support';

const panelOf = (page: Page, cluster: string) =>
  page.getByRole('button', { name: new RegExp(`^${cluster}`) });

const noSidewaysScroll = (page: Page) =>
  page.evaluate(
    () =>
      document.documentElement.scrollWidth <=
      document.documentElement.clientWidth,
  );

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  test(`says what each cluster has, in the ${theme} theme and a narrow window`, async ({
    page,
  }, info) => {
    await signInAsGuest(page, theme);
    await page.goto(entityPath('bank-churn', 'notebooks'));
    await expect(
      page.getByText('churn-explore', { exact: true }),
    ).toBeVisible();
    await page.goto('/mlops/status?open=local,second');
    await expect(panelOf(page, 'local')).toContainText('Notebooks ✓');
    await expect(panelOf(page, 'local')).toContainText('KServe ✓');
    await expect(panelOf(page, 'second')).toContainText(
      'Everybody signs in to it themselves',
    );
    const kinds = page.getByRole('region', {
      name: 'What is read in cluster local',
    });
    await expect(
      kinds.getByRole('row', { name: /^notebooks\.kubeflow\.org/ }),
    ).toContainText('Live');
    await keepScreenshot(page, info, `status ${theme}`);
    await expectAccessible(page, 'article');
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(panelOf(page, 'local')).toBeVisible();
    expect(await noSidewaysScroll(page)).toBe(true);
    await keepScreenshot(page, info, `status ${theme} narrow`);
  });
}

test('is for the team of the platform', async ({ page }, info) => {
  await signInAs(page, 'Bob');
  const entry = (name: string) => sidebar(page).getByRole('link', { name });
  await expect(entry('Create')).toBeVisible();
  await expect(entry('MLOps status')).toHaveCount(0);
  const asked = page.waitForRequest(/\/api\/catalog\//);
  await page.goto('/');
  const { authorization } = await (await asked).allHeaders();
  const answer = await page.request.get('/api/mlops/status', {
    headers: { authorization },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain('mlops.status.read');
  await page.goto('/mlops/status');
  await expect(page.getByText('404').first()).toBeVisible();
  await keepScreenshot(page, info, 'forbidden');
});

test.describe('when the cluster is in trouble', () => {
  let faults: Awaited<ReturnType<typeof clusterFaults>>;

  test.beforeAll(async () => {
    faults = await clusterFaults();
  });

  test.afterAll(async () => {
    await faults.clear();
    await faults.end();
  });

  test('gives the rule that is missing, and later what a cluster that is down had', async ({
    page,
  }, info) => {
    // Several times it waits for what the portal asks every now and then.
    test.setTimeout(360_000);
    await signInAsGuest(page);
    await faults.set({
      fault: 'forbidden',
      resource: 'notebooks',
      user: 'portal',
    });
    await faults.set({
      fault: 'cut',
      resource: 'notebooks',
      user: 'portal',
      afterBytes: 1,
      seconds: 5,
    });
    await page.goto('/mlops/status');
    const rules = page.getByRole('group', {
      name: 'Rules to add in cluster local',
    });
    await expect(rules).toContainText('resources: ["notebooks"]', {
      timeout: 60_000,
    });
    await expect(panelOf(page, 'local')).toContainText(
      'Notebooks may not be read → no notebooks.',
    );
    await expect(
      page.getByText('1 of 3 sources needs attention. Cluster local.'),
    ).toBeVisible();
    await keepScreenshot(page, info, 'forbidden kind');

    await faults.clear();
    await expect(
      page.getByText('All 2 sources answer.', { exact: true }),
    ).toBeVisible({ timeout: 90_000 });
    await faults.set({ fault: 'down', mode: 'reset' });
    await expect(panelOf(page, 'local')).toContainText('Unreachable', {
      timeout: 90_000,
    });
    await expect(page.getByText('Out of date').first()).toBeVisible({
      timeout: 60_000,
    });
    await keepScreenshot(page, info, 'down');

    await faults.clear();
    await expect(
      page.getByText('All 2 sources answer.', { exact: true }),
    ).toBeVisible({ timeout: 90_000 });
  });
});
