import type { StoreApi } from "zustand";
import type { Flow, FlowState } from "../../../shared/api/types";
import type { CanvasControls } from "../canvas/canvasControls";
import type { PortEnd } from "../model/connect";
import type { Catalogue, FlowFile, FlowPlan, FlowProblem, Position } from "../model/flow";
import type { Problem } from "../model/problems";
import type { History } from "../model/history";

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly wires: ReadonlySet<string>;
}

/** What the server last said of the flow. */
export interface ServerState {
  readonly etag: string;
  /** The draft as the server has it. */
  readonly saved: FlowFile;
  readonly state: FlowState;
  readonly message: string | undefined;
  readonly liveRevision: number | undefined;
  readonly live: FlowFile | undefined;
}

export type Saving =
  | { readonly status: "saved"; readonly at: Date }
  | { readonly status: "saving" }
  | { readonly status: "failed"; readonly reason: string | undefined }
  | { readonly status: "conflict" };

/** Something to say above the canvas, without taking the work out of anybody's hands. */
export type Notice =
  | { readonly kind: "restored"; readonly at: Date; readonly discarded: FlowFile }
  /** The draft is no longer as it was; `changed` if there were changes of one's own, which were kept. */
  | { readonly kind: "merged"; readonly at: Date; readonly changed: boolean }
  | {
      readonly kind: "conflict";
      readonly base: FlowFile;
      readonly theirs: Flow;
      readonly contested: readonly string[];
    };

/** A wire being drawn: where it began, and the ports it may end at. */
export interface Wiring {
  readonly end: PortEnd;
  readonly allowed: ReadonlySet<string>;
}

/** A list to choose from, open at a point of the window. */
export type Chooser = { readonly at: Position } & (
  | { readonly kind: "add"; readonly place: Position; readonly from?: PortEnd | undefined }
  | { readonly kind: "insert"; readonly wire: string }
  | { readonly kind: "replace" | "connect"; readonly node: string }
  | { readonly kind: "find" | "commands" }
);

export type MenuTarget =
  | { readonly kind: "canvas"; readonly place: Position }
  | { readonly kind: "node" }
  | { readonly kind: "wire"; readonly wire: string };

export type Tab = "settings" | "data" | "help";

export interface EditorState {
  readonly flowId: string;
  readonly catalogue: Catalogue;
  readonly readOnly: boolean;

  readonly flow: FlowFile;
  readonly history: History;
  readonly selection: Selection;

  readonly server: ServerState;
  readonly saving: Saving;
  readonly notice: Notice | undefined;
  /** What the server found in an earlier or the present state of the flow. */
  readonly remote: {
    readonly said: FlowFile;
    readonly problems: readonly FlowProblem[];
    /** How that state would run; undefined if it cannot. */
    readonly plan: FlowPlan | undefined;
  };
  /** Everything wrong with the flow as it is now. */
  readonly problems: readonly Problem[];

  readonly saver: Saver | undefined;
  readonly canvas: CanvasControls | undefined;
  readonly wiring: Wiring | undefined;
  readonly hoveredWire: string | undefined;
  /** The wire that the dragged node would be put into. */
  readonly spliceTarget: string | undefined;
  readonly chooser: Chooser | undefined;
  readonly menu: (MenuTarget & { readonly at: Position }) | undefined;
  readonly dialog: "publish" | "compare" | undefined;

  readonly paletteOpen: boolean;
  readonly detailsOpen: boolean;
  readonly problemsOpen: boolean;
  readonly side: "components" | "outline";
  readonly tab: Tab;
  /** Nodes just added: what they lack is not held against them until they are left. */
  readonly fresh: ReadonlySet<string>;
  /** The field that is to get the focus, once the form shows it. */
  readonly wantedField: { readonly node: string; readonly pointer: string } | undefined;
}

/** How an order to the server ended: done, or a sentence why not. */
export type Answer = { readonly done: true } | { readonly done: false; readonly reason: string };

/** Saves the draft by itself, while the editor is on screen. */
export interface Saver {
  /** Saves now what is not saved yet; true if the server has everything. */
  flush(): Promise<boolean>;
  /** Keeps what is not saved in this browser and ends. */
  stop(): void;
}

/** The state of one open flow. It never serves a second one, so nothing can be saved into the wrong flow. */
export type EditorStore = StoreApi<EditorState>;
