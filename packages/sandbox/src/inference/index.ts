export { answerInference } from './answerInference';
export type { InferenceAnswer, InferenceRequest } from './answerInference';
export { loadedModel } from './loadedModel';
