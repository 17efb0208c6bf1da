import { useEffect, useRef, useState } from "react";
import { setParameter } from "../commands/settingCommands";
import { nodesById } from "../model/flowIndex";
import { isRecord } from "../model/json";
import { problemsOfNode } from "../model/problemIndex";
import { pointerTo, type Path } from "../model/pointer";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { EditorState } from "../store/editorState";

/** A place in the parameters of a node. Keep the path the same object between renders. */
export interface FieldPlace {
  readonly node: string;
  readonly path: Path;
}

/** The value at a place; only the field whose value changes is drawn again. */
export function useValue({ node, path }: FieldPlace): unknown {
  return useEditor((state) => valueAt(state, node, path));
}

export function useSetValue({ node, path }: FieldPlace): (value: unknown) => void {
  const editor = useEditorStore();
  return (value) => setParameter(editor, node, path, value);
}

/** What is wrong at a place, once the field has been left; what was wrong before shows at once. */
export function useFieldError({ node, path }: FieldPlace) {
  const message = useEditor((state) => errorAt(state, node, pointerTo(path)));
  const fresh = useEditor((state) => state.fresh.has(node));
  const [left, setLeft] = useState(false);
  const [quiet, setQuiet] = useState(false);
  return {
    error: message !== undefined && !quiet && (left || !fresh) ? message : undefined,
    onFocus: () => setQuiet(message === undefined),
    onBlur: () => {
      setQuiet(false);
      setLeft(true);
    },
  };
}

/** Gives an element the focus when somebody jumped to its place, or to its name where it is no parameter. */
export function useWantedFocus<E extends HTMLElement>({ node, path }: FieldPlace, name = pointerTo(path)) {
  const editor = useEditorStore();
  const element = useRef<E>(null);
  const wanted = useEditor(({ wantedField }) => wantedField?.node === node && wantedField.pointer === name);
  useEffect(() => {
    if (!wanted) return;
    element.current?.focus();
    element.current?.scrollIntoView({ block: "nearest" });
    editor.setState({ wantedField: undefined });
  }, [wanted, editor]);
  return element;
}

function valueAt({ flow }: EditorState, node: string, path: Path): unknown {
  let value: unknown = nodesById(flow).get(node)?.parameters;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isRecord(value) ? value[step] : undefined;
  }
  return value;
}

function errorAt({ problems }: EditorState, node: string, pointer: string): string | undefined {
  const found = problemsOfNode(problems, node).find((problem) => problem.pointer === pointer);
  return found?.short ?? found?.message;
}
