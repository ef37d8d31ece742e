import { ObjectReader } from '../ObjectReader';

/**
 * An address inside the cluster, and the Pods behind it.
 *
 * @public
 */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  /** Labels of its Pods; none: somebody else says what is behind it. */
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
}

/** @public */
export interface ServicePort {
  readonly name?: string;
  readonly port?: number;
  /** Number or name of the port of the Pod. */
  readonly targetPort?: string;
}

/**
 * Reads any object as a Service; what cannot be read is absent.
 *
 * @public
 */
export function parseService(object: unknown): Service {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    selector: reader.at('spec', 'selector').stringMap(),
    ports: reader
      .at('spec', 'ports')
      .list()
      .map(port => ({
        name: port.at('name').text(),
        port: port.at('port').integer(),
        targetPort: port.at('targetPort').quantityText(),
      })),
  };
}
