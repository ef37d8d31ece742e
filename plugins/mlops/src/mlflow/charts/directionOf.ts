/** Whether more of a metric is better, and who says so. */
export interface Direction {
  readonly greaterIsBetter: boolean;
  /** False where only the name of the metric tells. */
  readonly isStated: boolean;
}

/** Words in the names of metrics that everybody uses in the same sense. */
const better = {
  greater:
    /(^|[^a-z])(f1|fbeta|acc|accuracy|auc|auroc|roc_auc|pr_auc|precision|recall|ap|map|r2|ndcg|mrr|iou|dice|bleu|rouge|hit_rate)([^a-z]|$)/,
  less: /(^|[^a-z])(loss|logloss|error|err|mse|rmse|mae|mape|smape|rmsle|perplexity|ppl|wer|cer|brier|mlogloss|merror)([^a-z]|$)/,
};

/** What the experiment says of its primary metric; for others what their name says, if anything. */
export function directionOf(
  metric: string,
  primary?: { readonly name: string; readonly greaterIsBetter?: boolean },
): Direction | undefined {
  if (primary?.name === metric && primary.greaterIsBetter !== undefined) {
    return { greaterIsBetter: primary.greaterIsBetter, isStated: true };
  }
  const name = metric.toLocaleLowerCase('en-US');
  if (better.less.test(name)) {
    return { greaterIsBetter: false, isStated: false };
  }
  return better.greater.test(name)
    ? { greaterIsBetter: true, isStated: false }
    : undefined;
}
