import { expect, type Page, test } from '@playwright/test';
import {
  entityPath,
  expectAccessible,
  keepScreenshot,
  signInAsGuest,
  type Theme,
} from './support';

const lab = entityPath('platform-lab', 'notebooks');

/** What the list says of a notebook, by class of failure. */
const headlines: readonly (readonly [name: string, headline: string])[] = [
  ['image-tag', 'The image cannot be pulled: it does not exist.'],
  ['image-login', 'The image cannot be pulled: the registry refuses access.'],
  ['image-rate-limit', 'The image cannot be pulled: too many pulls for now.'],
  ['gpu-unknown', 'No node of the cluster has amd.com/gpu.'],
  ['mesh-sidecar', "The namespace does not allow Istio's init container."],
  ['claim-class', 'The storage class "fast-nvme" does not exist.'],
  ['volume-second', 'Its volume is in use by another Pod.'],
  ['quota-exceeded', 'The quota of the namespace leaves no room.'],
  [
    'pod-default-conflict',
    'PodDefaults mlflow-access and mlflow-staging conflict over MLFLOW_TRACKING_URI.',
  ],
  ['service-account', 'The service account "notebook-runner" does not exist.'],
  ['out-of-memory', 'It used more memory than its limit.'],
  ['crash-arguments', 'Its arguments replace the command that starts Jupyter.'],
  ['base-url', 'Running, but: It listens under another path than its address.'],
  ['stuck-rollout', 'A newer version waits for the broken Pod to go.'],
  ['secret-missing', 'The Secret "feature-store" does not exist.'],
  [
    'notebook-for-the-quarterly-churn-prediction-experimen',
    'Its name is too long: at most 52 characters.',
  ],
  ['culled', 'Stopped by the idle culler.'],
];

const rowOf = (page: Page, name: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  test(`the laboratory of the platform's team says what is wrong, in the ${theme} theme`, async ({
    page,
  }, info) => {
    await signInAsGuest(page, theme);
    await page.goto(lab);
    await expect(
      page.getByRole('heading', { name: /\d+ of 45 notebooks need attention/ }),
      // Whoever looks first has the portal read three namespaces.
    ).toBeVisible({ timeout: 60_000 });
    await keepScreenshot(page, info, `lab ${theme}`);
    for (const [name, headline] of headlines) {
      await expect(rowOf(page, name)).toContainText(headline, {
        timeout: 60_000,
      });
    }
    await expectAccessible(page, 'main');
  });
}
