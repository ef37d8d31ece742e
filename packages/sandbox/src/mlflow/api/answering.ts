import { Request, Response } from 'express';
import { sendError } from './answers';

/** A handler whose errors are answered as MLflow answers them. */
export function answering(
  answer: (request: Request, response: Response) => void,
) {
  return (request: Request, response: Response) => {
    try {
      answer(request, response);
    } catch (error) {
      sendError(response, error);
    }
  };
}
