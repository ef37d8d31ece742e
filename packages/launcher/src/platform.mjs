import { configForPort, startPortal } from './portal.mjs';
import { step } from './report.mjs';
import { startSandbox } from './sandbox.mjs';

/** Starts the sandbox and the portal on it. Resolves to `{ url, lines, env }` when an entity's page has data. */
export async function startPlatform(
  processes,
  tools,
  { portalPort, sandboxArgs, config },
) {
  const url = `http://localhost:${portalPort}`;
  let sandbox;
  await step('Starting the sandbox', async () => {
    sandbox = await startSandbox(processes, tools, sandboxArgs);
  });
  await step('Starting the portal', () => {
    // What the user set in the environment wins over what we derive.
    const env = { ...sandbox.env, ...configForPort(portalPort), ...tools.env };
    return startPortal(processes, { node: tools.node, env }, { url, config });
  });
  return { url, lines: sandbox.lines, env: sandbox.env };
}
