/** What the headers with tokens for MLflow servers begin with, in lower case. @public */
export const MLFLOW_TOKEN_HEADER_PREFIX = 'mlops-mlflow-token-';

/** The request header in which a browser sends its user's token for an MLflow server, whose id is in lower case. @public */
export function mlflowTokenHeader(server: string): string {
  return `${MLFLOW_TOKEN_HEADER_PREFIX}${server}`;
}
