import { ServerResponse } from 'node:http';
import { AccessAttributes } from '../rbac/Authorizer';
import { SandboxUser } from '../rbac/accounts';
import { RequestInfo } from '../requestInfo';
import { Fault, FaultName } from './Fault';
import { OpenAnswer } from './OpenAnswer';
import { concerns, factsOf, RequestFacts, resourceName } from './RequestFacts';
import { spoilNew } from './spoilNew';
import { spoilOpen } from './spoilOpen';

/** Switches faults on and off while the server runs. */
export interface Faults {
  /** Adds a fault to those that are set; each request meets them in the order of setting. */
  set(fault: Fault): void;
  /** Ends all faults, or those of that name. What was silenced stays silent. */
  clear(name?: FaultName): Promise<void>;
  list(): readonly Fault[];
}

/** What faults need of the server. */
export interface FaultTarget {
  refuseConnections(): void;
  acceptConnections(): Promise<void>;
  /** Forgets history and pages. */
  compact(): void;
  isCustom(resource: { group: string; plural: string }): boolean;
}

interface ActiveFault {
  readonly fault: Fault;
  left: number;
  timer?: NodeJS.Timeout;
}

/** The faults that are set, and the answers that they can fall upon. */
export class FaultSwitch implements Faults {
  readonly #target: FaultTarget;
  readonly #random: () => number;
  readonly #active = new Set<ActiveFault>();
  readonly #answers = new Map<OpenAnswer, RequestFacts>();

  private constructor(target: FaultTarget, random: () => number) {
    this.#target = target;
    this.#random = random;
  }

  static create(options: { target: FaultTarget; random?: () => number }) {
    return new FaultSwitch(options.target, options.random ?? Math.random);
  }

  set(fault: Fault) {
    if (fault.fault === 'compact') {
      this.#target.compact();
      return;
    }
    const active: ActiveFault = { fault, left: fault.count ?? Infinity };
    this.#active.add(active);
    if (fault.seconds !== undefined) {
      const end = () => void this.#end(active);
      active.timer = setTimeout(end, fault.seconds * 1000);
      active.timer.unref();
    }
    if (fault.fault === 'down' && fault.mode === 'refuse') {
      this.#target.refuseConnections();
      return;
    }
    for (const [answer, facts] of [...this.#answers]) {
      if (
        fault.answers !== 'new' &&
        active.left > 0 &&
        concerns(fault, facts) &&
        spoilOpen(fault, answer, facts.verb)
      ) {
        this.#use(active);
      }
    }
  }

  async clear(name?: FaultName) {
    const ending = this.#find(({ fault }) => !name || fault.fault === name);
    await Promise.all(ending.map(active => this.#end(active)));
  }

  list() {
    return this.#find(() => true).map(({ fault }) => fault);
  }

  /** Lets a request meet the faults; true when one of them took care of the answer, or of there being none. */
  async meet(
    info: RequestInfo,
    account: SandboxUser | undefined,
    response: ServerResponse,
  ): Promise<boolean> {
    const facts = factsOf(info, account);
    const answer = OpenAnswer.of(response);
    const isCustom = info.target ? this.#target.isCustom(info.target) : false;
    const random = this.#random;
    const pending = { info, response, answer, random, isCustom };
    const waiting = this.#find(
      ({ fault }) => fault.answers !== 'open' && concerns(fault, facts),
    );
    this.#answers.set(answer, facts);
    response.on('close', () => this.#answers.delete(answer));
    for (const active of waiting) {
      // One that was set before this request may have been used up while an earlier one delayed it.
      const outcome = this.#active.has(active)
        ? await spoilNew(active.fault, pending)
        : 'untouched';
      if (outcome !== 'untouched') {
        this.#use(active);
      }
      if (outcome instanceof Error) {
        throw outcome;
      }
      if (outcome === 'answered') {
        return true;
      }
    }
    return false;
  }

  /** Whether a fault takes a right away. */
  denies(account: SandboxUser | undefined, access: AccessAttributes): boolean {
    const resource = resourceName(access);
    const facts = { path: '', verb: access.verb, resource, account };
    const [active] = this.#find(
      ({ fault }) =>
        fault.fault === 'forbidden' &&
        account !== 'admin' &&
        concerns({ ...fault, path: undefined }, facts),
    );
    if (active) {
      this.#use(active);
    }
    return active !== undefined;
  }

  #find(matches: (active: ActiveFault) => boolean) {
    return [...this.#active].filter(matches);
  }

  #use(active: ActiveFault) {
    active.left -= 1;
    if (active.left <= 0) {
      this.#active.delete(active);
      clearTimeout(active.timer);
    }
  }

  async #end(active: ActiveFault) {
    clearTimeout(active.timer);
    this.#active.delete(active);
    const { fault } = active;
    if (fault.fault === 'down' && fault.mode === 'refuse') {
      await this.#target.acceptConnections();
    }
    for (const [answer, facts] of this.#answers) {
      if (concerns(fault, facts)) {
        this.#relieve(fault, answer);
      }
    }
  }

  #relieve({ fault }: Fault, answer: OpenAnswer) {
    if (fault === 'throttle') {
      answer.throttle(Infinity);
    } else if (fault === 'cut') {
      answer.cutAfter(Infinity);
    }
  }
}
