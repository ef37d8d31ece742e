import { Conformance, expectThat } from '../Conformance';
import { findPython, PYTHON_WANTED } from '../python/findPython';
import { checkAnswer, mlflowCases } from './cases';
import { clientChecks } from './clientChecks';
import { MlflowApi } from './MlflowApi';
import { pythonChecks } from './pythonChecks';
import { Seed, seedServer } from './seedServer';
import { MlflowServer, setups, startServer } from './servers';
import { setupChecks } from './setupChecks';

async function checkCases(
  conformance: Conformance,
  server: MlflowServer,
  api: MlflowApi,
  seed: Seed,
) {
  for (const one of mlflowCases) {
    if (one.since !== undefined && seed.major < one.since) {
      continue;
    }
    await expectThat(
      conformance,
      { server: server.name, expectation: one.expectation },
      async () => checkAnswer(one, await api.send(one.ask(seed)), seed),
    );
  }
}

async function checkServer(conformance: Conformance, server: MlflowServer) {
  const { basicAuth } = server.setup;
  const api = MlflowApi.create({ url: server.url, basicAuth });
  conformance.say(`checking ${server.name}`);
  const about = (expectation: string) => ({ server: server.name, expectation });
  let seed: Seed | undefined;
  await expectThat(
    conformance,
    about('it takes what clients log'),
    async () => {
      seed = await seedServer(api);
    },
  );
  for (const { expectation, check } of setupChecks(server)) {
    await expectThat(conformance, about(expectation), () => check(server));
  }
  if (!seed) {
    return;
  }
  const found = seed;
  await checkCases(conformance, server, api, found);
  for (const { expectation, since, check } of clientChecks) {
    if (since === undefined || found.major >= since) {
      await expectThat(conformance, about(expectation), () =>
        check(server, found),
      );
    }
  }
  await pythonChecks(conformance, server, api);
}

/** MLflow as the portal reads it, on each way in which people run it. */
export async function checkMlflow(conformance: Conformance): Promise<void> {
  if (conformance.target === 'real' && !(await findPython())) {
    conformance.report({
      server: 'MLflow',
      expectation: 'all expectations',
      result: 'skipped',
      message: `Real MLflow needs ${PYTHON_WANTED}; there is none in the PATH.`,
      milliseconds: 0,
    });
    return;
  }
  for (const setup of setups) {
    const server = await startServer(conformance, setup);
    if (server) {
      let running = true;
      const close = async () => {
        if (running) {
          running = false;
          await server.close();
        }
      };
      conformance.onStop(close);
      await checkServer(conformance, server);
      await close();
    }
  }
}
