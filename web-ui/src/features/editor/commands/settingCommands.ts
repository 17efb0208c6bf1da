import { messages } from "../messages.en";
import type { ErrorPolicy, FlowNode, Replicas } from "../model/flow";
import { isRecord } from "../model/json";
import { withValue, type Path } from "../model/pointer";
import { edit } from "../store/edit";
import type { EditorStore } from "../store/editorState";
import { nameOf, withNodes } from "./nodeCommands";

const TYPING_PAUSE = 2_000;

/** Sets one parameter; undefined takes it out, so that its default counts. What is typed in one go is one step. */
export function setParameter(editor: EditorStore, node: string, path: Path, value: unknown): void {
  change(editor, node, `parameter:${node}:${path.join("/")}`, (before) => {
    const parameters = withValue(before.parameters, path, value);
    return { ...before, parameters: isRecord(parameters) ? parameters : {} };
  });
}

export function setLabel(editor: EditorStore, node: string, label: string): void {
  change(editor, node, `label:${node}`, (before) => {
    if (label) return { ...before, label };
    const bare = { ...before };
    delete bare.label;
    return bare;
  });
}

export function setErrorPolicy(editor: EditorStore, node: string, policy: ErrorPolicy | undefined): void {
  change(editor, node, `policy:${node}`, (before) => {
    if (policy) return { ...before, onError: policy };
    const bare = { ...before };
    delete bare.onError;
    return bare;
  });
}

export function setReplicas(editor: EditorStore, node: string, replicas: Replicas | undefined): void {
  change(editor, node, `replicas:${node}`, (before) => {
    if (replicas) return { ...before, replicas };
    const bare = { ...before };
    delete bare.replicas;
    return bare;
  });
}

export function setFlowName(editor: EditorStore, name: string): void {
  const { flow } = editor.getState();
  const group = { name: "flow-name", pause: TYPING_PAUSE };
  edit(editor, { name: messages.steps.flowName, flow: { ...flow, name }, group, spoken: "" });
}

export function setFlowDescription(editor: EditorStore, description: string): void {
  const { flow } = editor.getState();
  const group = { name: "flow-description", pause: TYPING_PAUSE };
  edit(editor, { name: messages.steps.flowDescription, flow: { ...flow, description }, group, spoken: "" });
}

function change(editor: EditorStore, node: string, group: string, changed: (node: FlowNode) => FlowNode): void {
  const state = editor.getState();
  edit(editor, {
    name: messages.steps.settings(nameOf(state, node)),
    flow: withNodes(state.flow, new Set([node]), changed),
    group: { name: group, pause: TYPING_PAUSE },
    spoken: "",
  });
}
