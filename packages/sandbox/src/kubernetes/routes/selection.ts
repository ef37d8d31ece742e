import { ObjectMatcher, parseFieldSelector } from '../fieldSelector';
import { parseLabelSelector } from '../labelSelector';
import { tableOf } from '../ResourceRegistry';
import { RouteContext } from './RouteContext';

/** The namespace and selectors of a request as one test; undefined when everything is wanted. */
export function selectionOf(context: RouteContext): ObjectMatcher | undefined {
  const labelSelector = context.query.get('labelSelector');
  const fieldSelector = context.query.get('fieldSelector');
  const matchers: ObjectMatcher[] = [];
  if (labelSelector) {
    const matches = parseLabelSelector(labelSelector);
    matchers.push(object => matches(object.metadata.labels));
  }
  if (fieldSelector) {
    matchers.push(parseFieldSelector(tableOf(context.resource), fieldSelector));
  }
  return matchers.length > 0
    ? object => matchers.every(matches => matches(object))
    : undefined;
}
