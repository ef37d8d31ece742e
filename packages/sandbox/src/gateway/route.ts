/** Where a request to the gateway leads. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'notebook';
      readonly namespace: string;
      readonly name: string;
    }
  | {
      readonly kind: 'workspace';
      readonly namespace: string;
      readonly name: string;
      /** Its id in the kind of the Workspace. */
      readonly port: string;
    }
  | {
      readonly kind: 'endpoint';
      readonly namespace: string;
      readonly name: string;
    };

/** Host names below `localhost` are endpoints, as an ingress routes them; all others see the paths of notebooks. */
export function routeOf(host: string, path: string): Route {
  const endpoint = /^([a-z0-9-]+)\.([a-z0-9-]+)\.localhost(?::\d+)?$/i.exec(
    host,
  );
  if (endpoint) {
    const [, name, namespace] = endpoint.map(part => part.toLowerCase());
    return {
      kind: 'endpoint',
      name: name.replace(/-predictor$/, ''),
      namespace,
    };
  }
  if (path === '/') {
    return { kind: 'home' };
  }
  // Without the slash behind the name the mesh finds no route either.
  const notebook = /^\/notebook\/([^/]+)\/([^/]+)\//.exec(path);
  const workspace = /^\/workspace\/connect\/([^/]+)\/([^/]+)\/([^/]+)\//.exec(
    path,
  );
  try {
    const [namespace, name, port] = (notebook ?? workspace ?? [])
      .slice(1)
      .map(decodeURIComponent);
    if (notebook) {
      return { kind: 'notebook', namespace, name };
    }
    return workspace
      ? { kind: 'workspace', namespace, name, port }
      : { kind: 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
}
