import { Divider, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useEffect, useMemo, useRef } from "react";
import { nameOf, toggleSelected } from "../commands/nodeCommands";
import { setLabel } from "../commands/settingCommands";
import { SchemaForm } from "../form/SchemaForm";
import { useWantedFocus } from "../form/useField";
import { messages } from "../messages.en";
import { nodesById } from "../model/flowIndex";
import { fieldsOf } from "../model/parameterSchema";
import { companionsOf } from "../model/plan";
import { problemsOfNode } from "../model/problemIndex";
import { useEditor, useEditorStore } from "../store/EditorContext";
import { ErrorPolicyForm } from "./ErrorPolicyForm";
import { ReplicasForm } from "./ReplicasForm";
import classes from "./DetailsPanel.module.css";

const words = messages.details;

/** All that can be set on a node: its parameters, then what every node has. */
export function NodeSettings({ id }: { id: string }) {
  const component = useEditor((state) => state.catalogue.get(nodesById(state.flow).get(id)?.component ?? ""));
  const version = useEditor((state) => nodesById(state.flow).get(id)?.component);
  const readOnly = useEditor((state) => state.readOnly);
  const place = useMemo(() => ({ node: id, path: [] }), [id]);
  const frame = useFirstFieldFocus(id);
  return (
    <fieldset ref={frame} className={classes.fields} disabled={readOnly}>
      <Stack gap="md">
        <Elsewhere id={id} />
        {component ? (
          <SchemaForm fields={fieldsOf(component.parameters)} place={place} />
        ) : (
          <Text size="sm">{words.notInstalled(version ?? "")}</Text>
        )}
        <Divider />
        <LabelField id={id} />
        <SwitchField id={id} />
        <ErrorPolicyForm id={id} />
        <ReplicasForm id={id} />
        <Companions id={id} />
      </Stack>
    </fieldset>
  );
}

/** Gives the first field the focus when the settings were opened as a whole. */
function useFirstFieldFocus(id: string) {
  const editor = useEditorStore();
  const frame = useRef<HTMLFieldSetElement>(null);
  const wanted = useEditor(({ wantedField }) => wantedField?.node === id && wantedField.pointer === "");
  useEffect(() => {
    if (!wanted) return;
    frame.current?.querySelector<HTMLElement>("input, textarea, button")?.focus();
    editor.setState({ wantedField: undefined });
  }, [wanted, editor]);
  return frame;
}

/** Problems of the node that belong to none of its fields. */
function Elsewhere({ id }: { id: string }) {
  const messagesOfNode = useEditor((state) =>
    problemsOfNode(state.problems, id)
      .filter((problem) => problem.pointer === undefined || problem.pointer === "")
      .map((problem) => problem.message),
  );
  const fresh = useEditor((state) => state.fresh.has(id));
  if (fresh || messagesOfNode.length === 0) return null;
  return (
    <ul className={classes.elsewhere}>
      {messagesOfNode.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

function LabelField({ id }: { id: string }) {
  const editor = useEditorStore();
  const label = useEditor((state) => nodesById(state.flow).get(id)?.label ?? "");
  const name = useEditor((state) => state.catalogue.get(nodesById(state.flow).get(id)?.component ?? "")?.name);
  const place = useMemo(() => ({ node: id, path: [] }), [id]);
  const ref = useWantedFocus<HTMLInputElement>(place, "label");
  return (
    <TextInput
      ref={ref}
      label={words.labelField}
      description={words.labelHint}
      placeholder={name ?? ""}
      value={label}
      onChange={(event) => setLabel(editor, id, event.currentTarget.value)}
    />
  );
}

function SwitchField({ id }: { id: string }) {
  const editor = useEditorStore();
  const disabled = useEditor((state) => nodesById(state.flow).get(id)?.disabled ?? false);
  const kind = useEditor((state) => state.catalogue.get(nodesById(state.flow).get(id)?.component ?? "")?.kind);
  return (
    <Switch
      label={words.on}
      description={words.onHint(kind)}
      checked={!disabled}
      onChange={() => toggleSelected(editor)}
    />
  );
}

/** Which components share a tasklet with the node, once the server has told. */
function Companions({ id }: { id: string }) {
  const plan = useEditor((state) => state.remote.plan);
  const known = plan?.tasklets.some((nodes) => nodes.includes(id));
  const names = useEditor((state) =>
    (plan ? companionsOf(plan, id) : []).map((node) => nameOf(state, node)).join(", "),
  );
  if (!known) return null;
  return (
    <Text size="xs" c="dimmed">
      {names ? words.runsWith(names) : words.runsAlone}
    </Text>
  );
}
