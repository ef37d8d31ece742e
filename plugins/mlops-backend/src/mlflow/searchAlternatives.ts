import { InputError } from '@backstage/errors';
import type {
  MlflowPage,
  MlflowRun,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { z } from 'zod';

/** @internal */
export interface AlternativesSearch {
  readonly filters: readonly string[];
  readonly limit: number;
  readonly compare: (one: MlflowRun, other: MlflowRun) => number;
  readonly cursor?: string;
  /** One page of the runs that pass one filter, in the order of `compare`. */
  readonly search: (
    filter: string,
    pageToken?: string,
  ) => Promise<MlflowPage<MlflowRun>>;
}

const placeSchema = z.union([
  z.object({
    /** The page that is being read; absent for the first one. */
    token: z.string().max(1000).optional(),
    /** Runs of it that have been given out. */
    skip: z.number().int().min(0).max(1000),
  }),
  /** At its end. */
  z.null(),
]);

type Place = z.infer<typeof placeSchema>;

function readCursor(
  cursor: string | undefined,
  count: number,
): readonly Place[] {
  if (cursor === undefined) {
    return Array.from({ length: count }, () => ({ skip: 0 }));
  }
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return z.array(placeSchema).length(count).parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'The cursor is not one that this API gave for this filter.',
    );
  }
}

function writeCursor(places: readonly Place[]): string {
  return Buffer.from(JSON.stringify(places)).toString('base64url');
}

type Pages = (token?: string) => Promise<MlflowPage<MlflowRun>>;

/** The runs of one alternative, one after the other. */
class RunStream {
  readonly #pages: Pages;
  #page: MlflowPage<MlflowRun> = { items: [] };
  #place: Place;

  private constructor(pages: Pages, place: Place) {
    this.#pages = pages;
    this.#place = place;
  }

  static async open(pages: Pages, place: Place): Promise<RunStream> {
    const stream = new RunStream(pages, place);
    if (place) {
      stream.#page = await pages(place.token);
      await stream.#turn();
    }
    return stream;
  }

  get head(): MlflowRun | undefined {
    return this.#place ? this.#page.items[this.#place.skip] : undefined;
  }

  get place(): Place {
    return this.#place;
  }

  async advance(): Promise<void> {
    if (this.#place) {
      this.#place = { ...this.#place, skip: this.#place.skip + 1 };
      await this.#turn();
    }
  }

  /** Turns pages until there is a run, or the end; a page that is its own next one is the last. */
  async #turn(): Promise<void> {
    while (this.#place && this.#place.skip >= this.#page.items.length) {
      const token = this.#page.nextPageToken;
      if (
        token === undefined ||
        token === this.#place.token ||
        this.#page.items.length === 0
      ) {
        this.#place = null;
        return;
      }
      this.#page = await this.#pages(token);
      this.#place = { token, skip: 0 };
    }
  }
}

/**
 * MLflow has no OR: every alternative is a query of its own, and this merges
 * their pages into one. A run that passes several is there once.
 *
 * @internal
 */
export async function searchAlternatives(
  options: AlternativesSearch,
): Promise<{ readonly items: MlflowRun[]; readonly nextCursor?: string }> {
  const { filters, limit, compare, search } = options;
  const places = readCursor(options.cursor, filters.length);
  const streams = await Promise.all(
    filters.map((filter, index) =>
      RunStream.open(token => search(filter, token), places[index]),
    ),
  );
  const items = new Map<string, MlflowRun>();
  while (items.size < limit) {
    const next = firstOf(streams, compare);
    if (!next) {
      break;
    }
    items.set(next.runId, next);
    await Promise.all(
      streams
        .filter(({ head }) => head?.runId === next.runId)
        .map(stream => stream.advance()),
    );
  }
  const more = streams.some(({ head }) => head !== undefined);
  return {
    items: [...items.values()],
    nextCursor: more
      ? writeCursor(streams.map(({ place }) => place))
      : undefined,
  };
}

function firstOf(
  streams: readonly RunStream[],
  compare: AlternativesSearch['compare'],
): MlflowRun | undefined {
  return streams
    .flatMap(({ head }) => head ?? [])
    .reduce<MlflowRun | undefined>(
      (first, run) => (first && compare(first, run) <= 0 ? first : run),
      undefined,
    );
}
