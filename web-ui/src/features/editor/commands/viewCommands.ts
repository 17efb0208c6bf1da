import { announce } from "../../../shared/live/LiveRegion";
import { drawingOf } from "../layout/drawingOf";
import { tidyInWorker } from "../layout/tidyInWorker";
import { messages } from "../messages.en";
import { moved } from "../model/arrange";
import type { Position } from "../model/flow";
import { wiresInto, wiresOutOf } from "../model/flowIndex";
import { NODE_HEIGHT, NODE_WIDTH, positionOf } from "../model/geometry";
import { firstNode, neighbour, type Heading } from "../model/walk";
import { edit, select } from "../store/edit";
import type { Chooser, EditorState, EditorStore } from "../store/editorState";
import { freeOutput } from "./addCommands";
import { nameOf, onlyNode } from "./nodeCommands";

/** Selects the node that an arrow leads to, and says what it is. */
export function walk(editor: EditorStore, heading: Heading): void {
  const state = editor.getState();
  const from = onlyNode(state);
  const to = from ? neighbour(state.flow, from.id, heading) : firstNode(state.flow);
  if (to === undefined) {
    announce(from ? messages.spoken.nothingThere : messages.spoken.emptyFlow);
    return;
  }
  goTo(editor, to);
}

/** Selects a node, moves the view to it and says what it is. */
export function goTo(editor: EditorStore, node: string): void {
  select(editor, [node]);
  const state = editor.getState();
  state.canvas?.reveal(node);
  announce(
    messages.spoken.node(
      nameOf(state, node),
      wiresInto(state.flow, node).map((wire) => nameOf(state, wire.from.node)),
      wiresOutOf(state.flow, node).map((wire) => nameOf(state, wire.to.node)),
      state.problems.filter((problem) => problem.node === node).length,
    ),
  );
}

/** Opens the list of components: after the selected node, else where the pointer is. */
export function openQuickAdd(editor: EditorStore): void {
  const state = editor.getState();
  const { canvas } = state;
  if (state.readOnly || !canvas) return;
  const selected = onlyNode(state);
  const from = selected && freeOutput(state, selected);
  if (from) {
    const { x, y } = positionOf(state.flow, from.node);
    const place = { x: x + NODE_WIDTH + 80, y };
    openChooser(editor, { kind: "add", at: canvas.toPoint({ x: x + NODE_WIDTH + 20, y }), place, from });
    return;
  }
  const place = canvas.pointer() ?? canvas.centre();
  openChooser(editor, { kind: "add", at: canvas.toPoint(place), place });
}

/** Opens a list that is about the selected node, beside it. */
export function openForNode(editor: EditorStore, kind: "replace" | "connect"): void {
  const state = editor.getState();
  const node = onlyNode(state);
  if (!node || !state.canvas || state.readOnly) return;
  openChooser(editor, { kind, node: node.id, at: besideNode(state, node.id) });
}

export function openChooser(editor: EditorStore, chooser: Chooser): void {
  editor.setState({ chooser, menu: undefined });
}

/** Opens the settings of the selected node and gives its first field the focus. */
export function openSettings(editor: EditorStore, pointer = ""): void {
  const node = onlyNode(editor.getState());
  if (node) editor.setState({ detailsOpen: true, tab: "settings", wantedField: { node: node.id, pointer } });
}

/** Goes to the next problem after the selected node, and round again. */
export function nextProblem(editor: EditorStore): void {
  const { problems, selection } = editor.getState();
  const placed = problems.filter((problem) => problem.node !== undefined || problem.wire !== undefined);
  if (placed.length === 0) {
    announce(messages.spoken.noProblems);
    return;
  }
  const at = placed.findLastIndex(({ node = "", wire = "" }) => selection.nodes.has(node) || selection.wires.has(wire));
  const next = placed[(at + 1) % placed.length];
  if (next) showProblem(editor, next);
}

/** Selects what a problem is about, shows it, and gives the field the focus. */
export function showProblem(editor: EditorStore, problem: EditorState["problems"][number]): void {
  if (problem.node !== undefined) {
    goTo(editor, problem.node);
    if (problem.pointer !== undefined) openSettings(editor, problem.pointer);
  } else if (problem.wire !== undefined) select(editor, [], [problem.wire]);
  announce(problem.message);
}

/** Lays out the selected nodes, or all, from left to right. */
export async function tidyUp(editor: EditorStore): Promise<void> {
  const { flow, catalogue, selection } = editor.getState();
  const some = selection.nodes.size > 1;
  const nodes = some ? selection.nodes : new Set(flow.nodes.map((node) => node.id));
  announce(messages.spoken.arranging);
  const places = await tidyInWorker(drawingOf(flow, catalogue, nodes));
  edit(editor, { name: messages.steps.tidy, flow: moved(editor.getState().flow, places) });
  if (!some) editor.getState().canvas?.fit();
}

function besideNode({ flow, canvas }: EditorState, node: string): Position {
  const { x, y } = positionOf(flow, node);
  return canvas?.toPoint({ x: x + NODE_WIDTH / 2, y: y + NODE_HEIGHT }) ?? { x: 0, y: 0 };
}
