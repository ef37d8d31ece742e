import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { MlflowServers } from '@mlops-portal/backstage-plugin-mlops-node';
import { MlflowSandbox, startMlflow } from '@mlops-portal/sandbox';
import { ExperimentService } from '../ExperimentService';
import { ExperimentContext } from '../types';

/** The groups of the scenario's guest. */
export const GUEST = [
  'user:default/guest',
  'group:default/churn-team',
  'group:default/fraud-team',
];

export const BANK_CHURN = {
  'mlflow.org/experiment-name': 'bank-churn',
  'mlflow.org/registered-model': 'bank-churn',
};

export const DEMAND_FORECAST = {
  'mlflow.org/experiment-name': 'demand-forecast',
};

/** A component as the guest looks at it. */
export function context(
  name: string,
  annotations: Record<string, string> = {},
  ownershipRefs: string[] = GUEST,
): ExperimentContext {
  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, annotations },
    },
    ownershipRefs,
    credentials: mockCredentials.user(),
  };
}

export function bankChurn(annotations: Record<string, string> = BANK_CHURN) {
  return context('bank-churn', annotations);
}

/** A service over the stand-in for MLflow, which runs as long as the tests of a file. */
export function setupService() {
  let mlflow: MlflowSandbox;
  const logger = mockServices.logger.mock();
  beforeAll(async () => {
    mlflow = await startMlflow({ port: 0 });
  });
  afterAll(async () => {
    await mlflow.close();
  });
  beforeEach(() => {
    jest.clearAllMocks();
  });
  return {
    logger,
    url: () => mlflow.url,
    /** The configuration of the stand-in. */
    main: (change: JsonObject = {}): JsonObject => ({
      id: 'main',
      url: mlflow.url,
      externalUrl: 'https://mlflow.example.com/',
      access: 'owned',
      ...change,
    }),
    serviceOf: (servers: JsonObject[], fetchFunction?: typeof fetch) =>
      ExperimentService.create({
        servers: MlflowServers.fromConfig(
          new ConfigReader({ mlops: { mlflow: { servers } } }),
          { logger, fetch: fetchFunction },
        ),
        logger,
        hosts: new Map([['github.com', 'github']]),
      }),
  };
}
