/**
 * How far what the store has can be trusted.
 *
 * @public
 */
export type SourceState =
  | { readonly status: 'live'; readonly asOf: string }
  | {
      readonly status: 'stale';
      /** When it was last known to be so, as ISO 8601. */
      readonly asOf: string;
      readonly message: string;
    }
  | {
      readonly status:
        | 'unreachable'
        | 'forbidden'
        | 'unauthorized'
        | 'not-installed';
      readonly message: string;
    };
