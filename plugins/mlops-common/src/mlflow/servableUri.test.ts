import { servableUri } from './servableUri';

function of(place: string, artifactsDestination?: string) {
  return servableUri(place, { artifactsDestination, server: 'main' });
}

describe('servableUri', () => {
  it.each([
    [
      's3://bucket/1/models/m-1/artifacts',
      's3://bucket/1/models/m-1/artifacts',
    ],
    [
      's3://bucket//1//run/artifacts/model/',
      's3://bucket/1/run/artifacts/model',
    ],
    ['gs://bucket/a?x=1#y', 'gs://bucket/a'],
    ['s3://key:secret@bucket/a', 's3://bucket/a'],
    ['hdfs://nn/a', 'hdfs://nn/a'],
    [
      'wasbs://models@acme.blob.core.windows.net/a/b',
      'https://acme.blob.core.windows.net/models/a/b',
    ],
    [
      'abfss://models@acme.dfs.core.windows.net/a',
      'https://acme.blob.core.windows.net/models/a',
    ],
  ])('reads %s as %s', (place, uri) => {
    expect(of(place)).toMatchObject({ uri });
  });

  it.each([
    ['mlflow-artifacts:/1/models/m-1/artifacts'],
    ['mlflow-artifacts://mlflow:5000/1/models/m-1/artifacts'],
  ])('finds %s where the server keeps it', place => {
    expect(of(place, 's3://mlflow-artifacts/prefix/')).toEqual({
      uri: 's3://mlflow-artifacts/prefix/1/models/m-1/artifacts',
    });
  });

  it.each([
    ['mlflow-artifacts:/1/a', undefined, /artifactsDestination of "main"/],
    ['mlflow-artifacts:/1/a', '/var/mlflow', /disk of the MLflow server/],
    ['/var/mlflow/1/a', undefined, /disk of the MLflow server/],
    ['file:///var/mlflow', undefined, /disk of the MLflow server/],
    ['dbfs:/a', undefined, /Databricks/],
    ['https://mlflow/api/2.0/mlflow-artifacts/artifacts/1', undefined, /HTTP/],
    ['runs:/abc/model', undefined, /does not say/],
    ['models:/m-1', undefined, /does not say/],
    ['ftp://x/y', undefined, /"ftp:"/],
    ['s3://', undefined, /no folder/],
    ['s3://bucket/../other', undefined, /no folder/],
    ['wasbs://nothing', undefined, /Azure/],
    ['', undefined, /disk/],
  ])('says why KServe cannot read %p', (place, destination, reason) => {
    expect(of(place, destination)).toEqual({
      reason: expect.stringMatching(reason),
    });
  });
});
