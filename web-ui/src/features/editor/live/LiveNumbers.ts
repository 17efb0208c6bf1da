import type { DocumentNumbers, LiveNumbers as Told } from "../../../shared/api/types";

export interface NodeLive {
  readonly in: number;
  readonly done: number;
  readonly failed: number;
  readonly dropped: number;
  readonly retrying: number;
  readonly rate: number;
}

export interface WireLive {
  readonly count: number;
  readonly queued: number;
  readonly capacity: number;
  readonly flowing: boolean;
}

export interface Contact {
  readonly lost: boolean;
  readonly at: Date | undefined;
}

/**
 * The live numbers of one flow, kept apart from the editor's state: a tick once a second must touch nothing but the
 * labels on screen.
 */
export class LiveNumbers {
  private documents: DocumentNumbers | undefined;
  private nodes = new Map<string, NodeLive>();
  private wires = new Map<string, WireLive>();
  private contact: Contact = { lost: false, at: undefined };
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly node = (id: string): NodeLive | undefined => this.nodes.get(id);

  readonly wire = (id: string): WireLive | undefined => this.wires.get(id);

  /** What became of the documents of the flow. */
  readonly flow = (): DocumentNumbers | undefined => this.documents;

  /** Whether the numbers are being renewed, and of when they are. */
  readonly state = (): Contact => this.contact;

  take(told: Told): void {
    const at = new Date(told.at);
    const seconds = this.contact.at ? (at.getTime() - this.contact.at.getTime()) / 1000 : 0;
    const before = { nodes: this.nodes, wires: this.wires };
    this.documents = keep(this.documents, told.documents);
    this.nodes = new Map(
      told.nodes.map((node) => {
        const old = before.nodes.get(node.id);
        const { in: taken, out: done, dropped, failed, retrying } = node;
        const passed = old ? Math.max(taken - old.in, done - old.done, 0) : 0;
        const rate = seconds > 0 ? Math.round(passed / seconds) : 0;
        return [node.id, keep(old, { in: taken, done, dropped, failed, retrying, rate })];
      }),
    );
    this.wires = new Map(
      told.wires.map(({ id, count, queued, capacity }) => {
        const old = before.wires.get(id);
        return [id, keep(old, { count, queued, capacity, flowing: old !== undefined && count > old.count })];
      }),
    );
    this.contact = { lost: false, at };
    this.tell();
  }

  lose(): void {
    if (this.contact.lost) return;
    this.contact = { ...this.contact, lost: true };
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** The old object if nothing in it changed, so that its label is not drawn again. */
function keep<Value extends object>(old: Value | undefined, fresh: Value): Value {
  return old && Object.entries(fresh).every(([key, value]) => Reflect.get(old, key) === value) ? old : fresh;
}
