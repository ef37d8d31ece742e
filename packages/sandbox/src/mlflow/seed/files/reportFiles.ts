import type { ArtifactContent } from '../../store/ArtifactStore';
import { drawConfusionMatrix, matrixOf } from './confusionMatrix';

/** What a finished training says of itself. */
export interface Report {
  readonly name: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly metrics: Readonly<Record<string, number>>;
}

const text = (content: string) => Buffer.from(content, 'utf8');

function markdown({ name, params, metrics }: Report): string {
  const rows = (values: Readonly<Record<string, string | number>>) =>
    Object.entries(values)
      .map(([key, value]) => `| ${key} | ${value} |`)
      .join('\n');
  return `# Model card: ${name}

Tells which customers are about to leave. Trained on ten columns of the customer base.

## Results

| metric | value |
| --- | ---: |
${rows(metrics)}

## Parameters

| parameter | value |
| --- | ---: |
${rows(params)}

- Not for decisions on credit.
- Ask [the team](https://backstage.io) before you use it elsewhere.
`;
}

const FEATURES = ['age', 'balance', 'products', 'active', 'tenure', 'salary'];

function importance(depth: number): string {
  const rows = FEATURES.map(
    (feature, index) =>
      `${feature},${((depth + 2) / (depth + 2 + 3 * index)).toFixed(4)}`,
  );
  return `feature,importance\n${rows.join('\n')}\n`;
}

function html({ name, metrics }: Report): string {
  const items = Object.entries(metrics)
    .map(([key, value]) => `<li>${key}: <b>${value}</b></li>`)
    .join('');
  return `<!doctype html><html><head><title>Report</title><style>body{font-family:sans-serif;color:#234}</style></head><body><h1>Report of ${name}</h1><ul>${items}</ul><script>document.body.append('A script ran.')</script></body></html>\n`;
}

/** Reports and pictures of a run, by path. They are made when somebody looks. */
export function reportFiles(
  report: Report,
): ReadonlyMap<string, ArtifactContent> {
  const { name, params, metrics } = report;
  const matrix = matrixOf(metrics.f1 ?? 0.5);
  const summary = { run: name, metrics, confusion_matrix: matrix };
  const isDrawable = Number.isFinite(metrics.f1 ?? 0.5);
  return new Map<string, ArtifactContent>([
    ...(isDrawable
      ? [
          [
            'plots/confusion-matrix.png',
            () => drawConfusionMatrix(matrix),
          ] as const,
        ]
      : []),
    [
      'reports/feature-importance.csv',
      () => text(importance(Number(params.max_depth ?? 4))),
    ],
    [
      'reports/metrics.json',
      () => text(`${JSON.stringify(summary, undefined, 2)}\n`),
    ],
    ['reports/model-card.md', () => text(markdown(report))],
    ['reports/report.html', () => text(html(report))],
  ]);
}
