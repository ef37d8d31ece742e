import { ObjectReader } from '../ObjectReader';

/**
 * Where Istio sends requests.
 *
 * @public
 */
export interface VirtualService {
  readonly namespace: string;
  readonly name: string;
  readonly gateways: readonly string[];
  readonly hosts: readonly string[];
  /** One for each match, in the order in which they are tried. */
  readonly routes: readonly HttpRoute[];
}

/** @public */
export interface HttpRoute {
  /** Of the path; absent when it takes all, or matches in another way. */
  readonly prefix?: string;
  /** What stands in place of the prefix for the server. */
  readonly rewrite?: string;
  /** The Service, as in "study.churn.svc.cluster.local". */
  readonly host?: string;
}

/**
 * Reads any object as a VirtualService; what cannot be read is absent.
 *
 * @public
 */
export function parseVirtualService(object: unknown): VirtualService {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const spec = reader.at('spec');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    gateways: readTexts(spec.at('gateways')),
    hosts: readTexts(spec.at('hosts')),
    routes: spec.at('http').list().flatMap(readRoutes),
  };
}

function readRoutes(http: ObjectReader): readonly HttpRoute[] {
  const rewrite = http.at('rewrite', 'uri').text();
  const host = http.at('route').list()[0]?.at('destination', 'host').text();
  const matches = http.at('match').list();
  return matches.length === 0
    ? [{ rewrite, host }]
    : matches.map(match => ({
        prefix: match.at('uri', 'prefix').text(),
        rewrite,
        host,
      }));
}

function readTexts(list: ObjectReader): readonly string[] {
  return list.list().flatMap(entry => entry.text() ?? []);
}
