import { MlflowStore } from '../store/MlflowStore';
import { Parameters } from './Parameters';

/** One call of the REST API below `/api/2.0/mlflow`. */
export interface ApiCall {
  readonly methods: readonly ('GET' | 'POST' | 'PATCH')[];
  readonly path: string;
  readonly answer: (store: MlflowStore, parameters: Parameters) => object;
}
