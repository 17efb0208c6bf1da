import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { EditorState, EditorStore } from "./editorState";

export const EditorContext = createContext<EditorStore | undefined>(undefined);

/** The store itself, for commands; reading it does not subscribe. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (!store) throw new Error("Parts of the editor need an EditorContext around them.");
  return store;
}

/** Subscribes to one value of the editor's state; lists and objects are compared by their parts. */
export function useEditor<Value>(selector: (state: EditorState) => Value): Value {
  return useStore(useEditorStore(), useShallow(selector));
}
