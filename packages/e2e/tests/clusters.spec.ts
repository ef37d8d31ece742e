import { expect, type Page, test } from '@playwright/test';
import {
  entityPath,
  expectAccessible,
  keepScreenshot,
  signInAs,
  signInAsGuest,
  type Theme,
} from './support';

const notebooks = entityPath('bank-churn-eu', 'notebooks');
const endpoints = entityPath('bank-churn-eu', 'endpoints');

const named = (page: Page, name: string) =>
  page.getByRole('main').getByText(name, { exact: true });

test.describe('an entity in two clusters, one of which people sign in to', () => {
  for (const theme of ['light', 'dark'] satisfies Theme[]) {
    test(`shows Alice what both have, in the ${theme} theme`, async ({
      page,
    }, info) => {
      await signInAs(page, 'Alice', theme);
      await page.goto(notebooks);
      await expect(named(page, 'churn-explore')).toBeVisible();
      await expect(named(page, 'churn-eu-explore')).toBeVisible();
      await expect(named(page, 'churn-eu-report')).toBeVisible();
      await keepScreenshot(page, info, `alice notebooks ${theme}`);
      await expectAccessible(page, 'main');
      await page.goto(endpoints);
      await expect(named(page, 'bankchurn-model')).toBeVisible();
      await expect(named(page, 'bankchurn-eu')).toBeVisible();
      await keepScreenshot(page, info, `alice endpoints ${theme}`);
    });
  }

  test('links to notebooks only where the portal knows their address', async ({
    page,
  }) => {
    await signInAs(page, 'Alice');
    await page.goto(notebooks);
    const row = (name: string) =>
      page.getByRole('row').filter({ hasText: name });
    await expect(
      row('churn-explore').getByRole('link', { name: /^Connect/ }),
    ).toBeVisible();
    const hint = row('churn-eu-explore').getByText('no link');
    await hint.hover();
    await expect(
      page.getByText(/mlops\.kubernetes\.clusters\.second\.gatewayUrl/),
    ).toBeVisible();
  });

  test('shows Bob notebooks, and says why no endpoints', async ({
    page,
  }, info) => {
    await signInAs(page, 'Bob');
    await page.goto(notebooks);
    await expect(named(page, 'churn-eu-explore')).toBeVisible();
    // The namespace of the other cluster is the churn team's.
    await expect(named(page, 'churn-explore')).toHaveCount(0);
    await page.goto(endpoints);
    await expect(
      page.getByText(
        /Cluster "second" does not let you list inferenceservices/,
      ),
    ).toBeVisible();
    await expect(named(page, 'bankchurn-eu')).toHaveCount(0);
    await keepScreenshot(page, info, 'bob endpoints');
    await expectAccessible(page, 'main');
  });

  test('tells the guest to sign in, and whom to ask', async ({
    page,
  }, info) => {
    await signInAsGuest(page);
    await page.goto(notebooks);
    await expect(named(page, 'churn-explore')).toBeVisible();
    await expect(
      page.getByText(/Cluster "second" wants your own token/),
    ).toBeVisible();
    await expect(named(page, 'churn-eu-explore')).toHaveCount(0);
    await page
      .getByRole('button', { name: 'Sign in to cluster second' })
      .click();
    await expect(
      page.getByText(/oidc\.sandbox has no token for you/),
    ).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await keepScreenshot(page, info, 'guest narrow');
    await expectAccessible(page, 'main');
  });

  test('explains an expired token, and takes a new one', async ({
    page,
  }, info) => {
    await signInAs(page, 'Alice');
    await page.route('**/api/sandbox/cluster-token', route =>
      route.fulfill({ json: { token: 'alice-of-yesterday' } }),
    );
    await page.goto(notebooks);
    await expect(
      page.getByText(/does not accept your token: it may have expired/),
    ).toBeVisible();
    await expect(named(page, 'churn-explore')).toBeVisible();
    await keepScreenshot(page, info, 'expired');
    await page.unroute('**/api/sandbox/cluster-token');
    await page
      .getByRole('button', { name: 'Sign in to cluster second' })
      .click();
    await expect(named(page, 'churn-eu-explore')).toBeVisible();
    await expect(page.getByText(/it may have expired/)).toHaveCount(0);
  });

  test('gives nobody the tokens of others', async ({ page }) => {
    const tokens = ['ALICE', 'BOB']
      .map(name => process.env[`SANDBOX_SECOND_KUBERNETES_${name}_TOKEN`] ?? '')
      .filter(Boolean);
    expect(tokens).toHaveLength(2);
    const bodies: string[] = [];
    page.on('response', async response => {
      bodies.push(await response.text().catch(() => ''));
    });
    await signInAsGuest(page);
    await page.goto(notebooks);
    await expect(named(page, 'churn-explore')).toBeVisible();
    const all = bodies.join('\n');
    expect(all).toContain('churn-explore');
    for (const token of tokens) {
      expect(all).not.toContain(token);
    }
  });
});
