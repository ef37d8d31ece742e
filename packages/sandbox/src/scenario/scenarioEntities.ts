const apiVersion = 'backstage.io/v1alpha1';

interface ComponentRow {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  readonly type?: string;
  readonly tags: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
}

const components: readonly ComponentRow[] = [
  {
    name: 'bank-churn',
    title: 'Bank churn',
    description: 'Tells which customers are about to leave the bank.',
    owner: 'churn-team',
    tags: ['python', 'mlflow'],
    annotations: {
      'mlops/cluster': 'local',
      'mlops/namespace': 'churn',
      'backstage.io/kubernetes-id': 'bank-churn',
      'backstage.io/kubernetes-cluster': 'local',
      'backstage.io/kubernetes-namespace': 'churn',
      'mlflow.org/experiment-name': 'bank-churn',
      'mlflow.org/registered-model': 'bank-churn',
    },
  },
  {
    name: 'bank-churn-eu',
    title: 'Bank churn Europe',
    description:
      'Bank churn for customers abroad: made in the one cluster, served in the other, to which people sign in themselves.',
    owner: 'churn-europe',
    tags: ['python'],
    annotations: {
      'mlops/cluster': 'local,second',
      'mlops/namespace': 'local/churn,second/churn-eu',
      'mlops/notebooks': '*',
      'mlops/inference-services': '*',
    },
  },
  {
    name: 'fraud-detection',
    title: 'Fraud detection',
    description: 'Scores card payments while they are being made.',
    owner: 'fraud-team',
    tags: ['python', 'mlflow', 'gpu'],
    annotations: {
      'mlops/cluster': 'local',
      'mlops/namespace': 'fraud',
      'mlops/notebooks': 'fraud-train,fraud-features,fraud-lab',
      'mlops/inference-services': 'fraud-model,fraud-rules',
      'mlflow.org/experiment-name': 'fraud-detection',
      'mlflow.org/registered-model': 'fraud-detection',
    },
  },
  {
    name: 'demand-forecast',
    title: 'Demand forecast',
    description: 'Forecasts the demand for cash at every branch.',
    owner: 'forecast-team',
    tags: ['python', 'lightgbm'],
    annotations: {
      'mlops/cluster': 'local',
      'mlops/namespace': 'forecast',
      'mlops/notebooks': '*',
      'mlops/inference-services': '*',
      'mlflow.org/experiment-name': 'demand-forecast',
    },
  },
  {
    name: 'docs-site',
    title: 'Documentation site',
    description: 'What the teams publish about their models.',
    owner: 'churn-team',
    type: 'website',
    tags: ['docs'],
  },
  {
    name: 'platform-lab',
    title: 'Platform lab',
    description: 'Where the platform team tries out what can go wrong.',
    owner: 'ml-platform',
    tags: ['notebooks'],
    annotations: {
      'mlops/cluster': 'local',
      'mlops/namespace': 'platform-lab,platform-lab-mesh,platform-lab-quota',
      'backstage.io/kubernetes-id': 'platform-lab',
      // By number: its name is part of what is tried out.
      'mlflow.org/experiment-id': '4',
      'mlflow.org/registered-model': 'platform-lab',
    },
  },
];

const teams = [
  ['churn-team', 'Churn team'],
  ['churn-europe', 'Churn Europe'],
  ['fraud-team', 'Fraud team'],
  ['forecast-team', 'Forecast team'],
  ['ml-platform', 'ML platform'],
] as const;

const people = [
  [
    'guest',
    'Guest',
    ['churn-team', 'churn-europe', 'fraud-team', 'ml-platform'],
  ],
  ['alice', 'Alice', ['churn-team', 'churn-europe']],
  ['bob', 'Bob', ['churn-europe', 'forecast-team']],
] as const;

/** The catalog of the scenario: components of the teams, who is in them, and the team of the platform. */
export function scenarioEntities(): object[] {
  return [
    ...teams.map(([name, displayName]) => ({
      apiVersion,
      kind: 'Group',
      metadata: { name, namespace: 'default' },
      spec: { type: 'team', profile: { displayName }, children: [] },
    })),
    ...people.map(([name, displayName, memberOf]) => ({
      apiVersion,
      kind: 'User',
      metadata: { name, namespace: 'default' },
      spec: {
        profile: { displayName, email: `${name}@bank.example` },
        memberOf: [...memberOf],
      },
    })),
    {
      apiVersion,
      kind: 'System',
      metadata: {
        name: 'bank-intelligence',
        namespace: 'default',
        title: 'Bank intelligence',
        description: 'The models that the bank decides with.',
      },
      spec: { owner: 'group:default/churn-team' },
    },
    ...components.map(component),
  ];
}

function component({
  name,
  title,
  description,
  owner,
  type = 'ml-service',
  tags,
  annotations,
}: ComponentRow) {
  return {
    apiVersion,
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      title,
      description,
      tags: [...tags],
      ...(annotations ? { annotations } : {}),
    },
    spec: {
      type,
      lifecycle: 'production',
      owner: `group:default/${owner}`,
      system: 'bank-intelligence',
    },
  };
}
