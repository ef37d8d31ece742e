import fs from 'node:fs';
import path from 'node:path';
import { Processes } from '../Processes.mjs';
import { UserError } from '../UserError.mjs';
import { buildApp } from '../buildApp.mjs';
import { options } from '../options.mjs';
import { freePort, requireFreePorts } from '../ports.mjs';
import { startPlatform } from '../platform.mjs';
import { say } from '../report.mjs';
import { setup } from '../setup.mjs';
import { untilInterrupted } from '../untilInterrupted.mjs';

const defaultPorts = {
  portal: 7007,
  'Git host': 7400,
  Kubernetes: 7443,
  'second cluster': 7444,
  gateway: 7480,
  MLflow: 7500,
};

function readOptions(args) {
  const { values } = options(args, {
    config: { type: 'string', multiple: true, default: [] },
    port: { type: 'string' },
    load: { type: 'string', multiple: true, default: [] },
    crds: { type: 'string' },
    'free-ports': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  });
  if (values.port && !/^\d{1,5}$/.test(values.port)) {
    throw new UserError(`--port takes a port number, not '${values.port}'.`);
  }
  // npm runs scripts in the repository's root; the user named the file from where they stand.
  const from = process.env.INIT_CWD ?? process.cwd();
  const config = values.config.map(file => path.resolve(from, file));
  for (const file of config) {
    if (!fs.existsSync(file)) {
      throw new UserError(`--config names ${file}, which does not exist.`);
    }
  }
  const sandboxArgs = [
    ...(values['free-ports'] ? ['--free-ports'] : []),
    ...values.load.flatMap(place => ['--load', place]),
    ...(values.crds ? ['--crds', values.crds] : []),
  ];
  return { ...values, config, sandboxArgs };
}

function announcement({ url, lines }) {
  const bar = '─'.repeat(72);
  return [
    '',
    bar,
    `  Portal       ${url}`,
    `  Sign in      "Enter" as guest, of churn-team, churn-europe, fraud-team and ml-platform;`,
    `               or as Alice or Bob, who sign in to the cluster "second", too`,
    `  Start with   ${url}/catalog/default/component/bank-churn`,
    ...lines.map(line => `  ${line}`),
    `  Logs         node_modules/.cache/mlops/{portal,sandbox}.log`,
    `  Stop         Ctrl-C`,
    bar,
    '',
  ].join('\n');
}

/** The portal on the sandbox: app and API from one process. */
export async function run(args) {
  const {
    config,
    port,
    'free-ports': freePorts,
    verbose,
    sandboxArgs,
  } = readOptions(args);
  const tools = await setup();
  const usualPort = freePorts ? await freePort() : defaultPorts.portal;
  const portalPort = port ? Number(port) : usualPort;
  await requireFreePorts(
    freePorts
      ? { portal: portalPort }
      : { ...defaultPorts, portal: portalPort },
  );
  await buildApp(tools);

  const processes = new Processes({ verbose });
  const interrupted = untilInterrupted();
  const upAndRunning = async () => {
    const platform = await startPlatform(processes, tools, {
      portalPort,
      sandboxArgs,
      config,
    });
    say(announcement(platform));
    await processes.failed;
  };
  try {
    await Promise.race([upAndRunning(), interrupted]);
  } finally {
    await processes.stop();
  }
  return 0;
}
