import { LabNotebook } from './LabNotebook';

const withImage = (
  name: string,
  image: string,
  imagePullPolicy = 'IfNotPresent',
): LabNotebook => ({ name, server: { image, imagePullPolicy } });

/** One for every way in which an image does not come. */
export const imageNotebooks: readonly LabNotebook[] = [
  withImage(
    'image-tag',
    'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.99.0',
  ),
  withImage(
    'image-abandoned',
    'gcr.io/kubeflow-images-public/tensorflow-2.1.0-notebook-cpu:1.0.0',
  ),
  withImage('image-login', 'registry.internal.example/ml/jupyter:1.4.2'),
  withImage(
    'image-certificate',
    'registry.self-signed.example/ml/jupyter:1.4.2',
  ),
  withImage('image-plain-http', 'nexus.bank.example:8082/ml/jupyter:1.4.2'),
  withImage('image-host', 'registry.bank.invalid/ml/jupyter:1.4.2'),
  withImage('image-rate-limit', 'docker.io/bank/jupyter:1.4.2', 'Always'),
  withImage('image-never', 'registry.internal.example/ml/jupyter:dev', 'Never'),
  withImage('image-name', 'ghcr.io/Bank/Jupyter:1.4.2'),
];
