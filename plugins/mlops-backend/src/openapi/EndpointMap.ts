type Methods = 'get' | 'post' | 'put' | 'delete';

type Member<T, Key extends PropertyKey> = Key extends keyof T ? T[Key] : never;

type Given<T> = Exclude<T, undefined>;

type JsonOf<T> = T extends { content: { 'application/json': infer Body } }
  ? Body
  : never;

/** Of a file nothing more is known. */
type AnswerOf<T> = [JsonOf<T>] extends [never] ? object : JsonOf<T>;

interface EndpointOf<Operation> {
  path: Given<Member<Member<Operation, 'parameters'>, 'path'>>;
  query: Given<Member<Member<Operation, 'parameters'>, 'query'>>;
  body: JsonOf<Given<Member<Operation, 'requestBody'>>>;
  response: AnswerOf<Member<Member<Operation, 'responses'>, 200>>;
}

/** `delete` is a word of the language, which the router's types write with an underscore. */
type KeyOf<Method, Path extends string> = Method extends 'delete'
  ? `#_delete|${Path}`
  : `#${Method & string}|${Path}`;

/**
 * The `paths` of openapi-typescript in the form by which the validated router
 * checks handlers: a wrong field of a response does not compile.
 *
 * @internal
 */
export type EndpointMap<Paths> = {
  [Endpoint in {
    [Path in keyof Paths & string]: {
      [Method in Methods]: Paths[Path] extends Record<
        Method,
        { responses: unknown }
      >
        ? { key: KeyOf<Method, Path>; operation: Paths[Path][Method] }
        : never;
    }[Methods];
  }[keyof Paths & string] as Endpoint['key']]: EndpointOf<
    Endpoint['operation']
  >;
};
