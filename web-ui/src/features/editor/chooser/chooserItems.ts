import { commandTable } from "../commands/commandTable";
import { printed } from "../commands/keySpec";
import { addAt, addBeside, addIntoWire, replaceBy } from "../commands/addCommands";
import { nameOf } from "../commands/nodeCommands";
import { goTo } from "../commands/viewCommands";
import { drawWire } from "../commands/wireCommands";
import { messages } from "../messages.en";
import { fitsBeside, newNode, spliceEnds } from "../model/addNode";
import { candidates, type PortEnd } from "../model/connect";
import type { ComponentDescription, Kind } from "../model/flow";
import { nodesById, wiresById } from "../model/flowIndex";
import { findPort, portsOf, type Direction, type Port } from "../model/ports";
import { byKind } from "../model/search";
import { inReadingOrder } from "../model/walk";
import type { Chooser, EditorState, EditorStore } from "../store/editorState";

/** One thing to choose. */
export interface ChooserItem {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly more: string;
  /** Tells it from others of the same name where the heads of the groups are not shown. */
  readonly where?: string;
  readonly kind?: Kind | undefined;
  readonly keys?: string;
  readonly run: (editor: EditorStore) => void;
}

export interface ChooserList {
  readonly title: string;
  readonly items: readonly ChooserItem[];
  /** How many things were left out because they do not fit here. */
  readonly leftOut: number;
}

const words = messages.chooser;

/** What there is to choose. `all` also lists components that could be added but not wired. */
export function chooserList(state: EditorState, chooser: Chooser, all: boolean): ChooserList {
  switch (chooser.kind) {
    case "add":
      return toAdd(state, chooser, all);
    case "insert":
      return toInsert(state, chooser.wire);
    case "replace":
      return {
        title: words.replace(nameOf(state, chooser.node)),
        items: byKind(state.catalogue).map((component) =>
          componentItem(component, (editor) => replaceBy(editor, chooser.node, component)),
        ),
        leftOut: 0,
      };
    case "connect":
      return { title: words.connect(nameOf(state, chooser.node)), items: toConnect(state, chooser.node), leftOut: 0 };
    case "find":
      return { title: words.find, items: toFind(state), leftOut: 0 };
    case "commands":
      return { title: words.commands, items: toDo(state), leftOut: 0 };
  }
}

function toAdd(state: EditorState, { from, place }: Extract<Chooser, { kind: "add" }>, all: boolean): ChooserList {
  const components = byKind(state.catalogue);
  if (!from) {
    const items = components.map((component) => componentItem(component, (editor) => addAt(editor, component, place)));
    return { title: words.add, items, leftOut: 0 };
  }
  const port = findPort(state.flow, state.catalogue, from, from.direction);
  const fitting = components.filter((component) => all || !port || fitsBeside(component, port.carries, from));
  const title = from.direction === "output" ? words.addAfter : words.addBefore;
  return {
    title: title(nameOf(state, from.node)),
    items: fitting.map((component) => componentItem(component, (editor) => addBeside(editor, component, from, place))),
    leftOut: components.length - fitting.length,
  };
}

function toInsert(state: EditorState, wireId: string): ChooserList {
  const wire = wiresById(state.flow).get(wireId);
  const components = byKind(state.catalogue).filter(
    (component) => wire && spliceEnds(state.flow, state.catalogue, newNode(state.flow, component), wire),
  );
  const items = components.map((component) =>
    componentItem(component, (editor) => void addIntoWire(editor, component, wireId)),
  );
  return { title: words.insert, items, leftOut: 0 };
}

function toConnect(state: EditorState, nodeId: string): ChooserItem[] {
  const node = nodesById(state.flow).get(nodeId);
  if (!node) return [];
  const ports = portsOf(node, state.catalogue.get(node.component));
  const end = (direction: Direction) => (port: Port) => ({ node: nodeId, port: port.name, direction });
  // Ways out of an error come last, on both sides.
  const ends: PortEnd[] = [
    ...ports.outputs.filter((port) => !port.implicit).map(end("output")),
    ...ports.inputs.map(end("input")),
    ...ports.outputs.filter((port) => port.implicit).map(end("output")),
  ];
  return ends.flatMap((end) => {
    const isOutput = end.direction === "output";
    const fars = candidates(state.flow, state.catalogue, end);
    const likely = fars.toSorted((one, other) => Number(one.port.implicit) - Number(other.port.implicit));
    return likely.map((far): ChooserItem => {
      const direction = isOutput ? ("input" as const) : ("output" as const);
      const group = isOutput ? words.from(end.port) : words.into(end.port);
      return {
        id: `${end.direction} ${end.port} ${far.node.id} ${far.port.name}`,
        group,
        where: group,
        name: nameOf(state, far.node.id),
        more: far.port.name === (isOutput ? "in" : "out") ? "" : far.port.name,
        kind: state.catalogue.get(far.node.component)?.kind,
        run: (editor) => void drawWire(editor, end, { node: far.node.id, port: far.port.name, direction }),
      };
    });
  });
}

function toFind(state: EditorState): ChooserItem[] {
  return inReadingOrder(state.flow).map((node) => {
    const component = state.catalogue.get(node.component);
    return {
      id: node.id,
      group: words.inThisFlow,
      name: nameOf(state, node.id),
      more: [component?.name, node.id].filter(Boolean).join(" · "),
      kind: component?.kind,
      run: (editor) => goTo(editor, node.id),
    };
  });
}

function toDo(state: EditorState): ChooserItem[] {
  return commandTable
    .filter((command) => command.id !== "commands" && command.possible(state))
    .map((command) => ({
      id: command.id,
      group: messages.commandGroups[command.group],
      name: command.label,
      more: "",
      keys: printed(command.keys[0] ?? ""),
      run: (editor) => void command.run(editor),
    }));
}

function componentItem(component: ComponentDescription, run: ChooserItem["run"]): ChooserItem {
  const { id, name, summary, kind } = component;
  return { id, group: messages.kinds[kind], name, more: summary, kind, run };
}
