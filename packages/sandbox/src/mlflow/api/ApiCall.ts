import { MlflowStore } from '../store/MlflowStore';
import { Parameters } from './Parameters';

/** One call of the REST API below `/api/2.0/mlflow`. */
export interface ApiCall {
  readonly methods: readonly ('GET' | 'POST' | 'PATCH' | 'DELETE')[];
  /** Parts such as `:model_id` are parameters; what the body says wins. */
  readonly path: string;
  readonly answer: (store: MlflowStore, parameters: Parameters) => object;
}
