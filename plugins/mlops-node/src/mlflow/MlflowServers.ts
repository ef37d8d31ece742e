import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  type MeasureOptions,
  platformMetricsServiceRef,
  platformTracingServiceRef,
} from '../operations';
import { MlflowClient } from './MlflowClient';
import type {
  MlflowConfigProblem,
  MlflowServerConfig,
} from './MlflowServerConfig';
import { readMlflowConfig } from './readMlflowConfig';

/** A configured MLflow server and the client for it. @public */
export interface MlflowServer {
  readonly config: MlflowServerConfig;
  readonly client: MlflowClient;
}

/** The configured MLflow servers. @public */
export class MlflowServers {
  readonly #servers: ReadonlyMap<string, MlflowServer>;
  readonly #problems: readonly MlflowConfigProblem[];

  private constructor(
    servers: ReadonlyMap<string, MlflowServer>,
    problems: readonly MlflowConfigProblem[],
  ) {
    this.#servers = servers;
    this.#problems = problems;
  }

  /** Says once what is wrong with the configuration; never throws because of it. */
  static fromConfig(
    config: Config,
    options: {
      logger: LoggerService;
      fetch?: typeof fetch;
      measure?: MeasureOptions;
    },
  ): MlflowServers {
    const { servers, problems } = readMlflowConfig(config);
    for (const { key, message } of problems) {
      options.logger.error(`MLflow server disabled: ${message}`, { key });
    }
    return new MlflowServers(
      new Map(
        servers.map(server => [
          server.id,
          {
            config: server,
            client: MlflowClient.create({
              server,
              fetch: options.fetch,
              measure: options.measure,
            }),
          },
        ]),
      ),
      problems,
    );
  }

  /** In the order of the configuration. */
  list(): readonly MlflowServer[] {
    return [...this.#servers.values()];
  }

  get(id: string): MlflowServer | undefined {
    return this.#servers.get(id);
  }

  /** What keeps servers from being used, as sentences. */
  problems(): readonly MlflowConfigProblem[] {
    return this.#problems;
  }
}

/** The MLflow servers of `mlops.mlflow.servers`. @public */
export const mlflowServersServiceRef = createServiceRef<MlflowServers>({
  id: 'mlops.mlflow-servers',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        metrics: platformMetricsServiceRef,
        tracing: platformTracingServiceRef,
      },
      factory: ({ config, logger, metrics, tracing }) =>
        MlflowServers.fromConfig(config, {
          logger,
          measure: { metrics, tracing },
        }),
    }),
});
