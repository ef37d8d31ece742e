import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from './UserError.mjs';
import { nodeTransform, root } from './paths.mjs';

/**
 * The catalog first, because a refusal for an entity that is not there yet is remembered for some seconds; then the
 * whole way of a request, so that who comes first does not wait for it.
 */
const needed = [
  'api/catalog/entities/by-name/component/default/bank-churn',
  'api/mlops/entities/component/default/bank-churn/overview',
];

async function guestToken(url) {
  const answer = await fetch(`${url}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const body = await answer.json();
  return body.backstageIdentity.token;
}

async function isReady(url) {
  try {
    const health = await fetch(`${url}/.backstage/health/v1/readiness`);
    if (!health.ok) {
      return false;
    }
    const authorization = `Bearer ${await guestToken(url)}`;
    for (const route of needed) {
      const answer = await fetch(`${url}/${route}`, {
        headers: { authorization },
      });
      if (!answer.ok) {
        return false;
      }
    }
    return true;
  } catch {
    return false; // not listening yet
  }
}

async function untilReady(url, patience) {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (await isReady(url)) {
      return;
    }
    await delay(200);
  }
  throw new UserError(
    `The portal did not become ready within ${
      patience / 1000
    } s. See node_modules/.cache/mlops/portal.log.`,
  );
}

/** Configuration that moves app and API to this port. */
export function configForPort(port) {
  const url = `http://localhost:${port}`;
  return {
    APP_CONFIG_app_baseUrl: JSON.stringify(url),
    APP_CONFIG_backend_baseUrl: JSON.stringify(url),
    APP_CONFIG_backend_listen_port: String(port),
    APP_CONFIG_backend_cors_origin: JSON.stringify(url),
  };
}

/** Serves app and API from one process and resolves when an entity's page has data. */
export async function startPortal(processes, { node, env }, { url, config }) {
  const configs = [path.join(root, 'app-config.yaml'), ...config].flatMap(
    file => ['--config', file],
  );
  processes.start(
    'portal',
    node,
    ['--require', nodeTransform, 'src/index.ts', ...configs],
    {
      cwd: path.join(root, 'packages', 'backend'),
      env: { NODE_ENV: 'development', ...env },
    },
  );
  await Promise.race([untilReady(url, 90_000), processes.failed]);
}
