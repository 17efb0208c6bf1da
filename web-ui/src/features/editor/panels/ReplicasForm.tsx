import { Autocomplete, NumberInput, Radio, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { setReplicas } from "../commands/settingCommands";
import { FoldButton } from "../form/FoldButton";
import { useFieldError, useWantedFocus } from "../form/useField";
import { useKnownAttributes } from "../form/useKnownAttributes";
import { messages } from "../messages.en";
import type { Replicas } from "../model/flow";
import { nodesById } from "../model/flowIndex";
import { isAtOrBelow, pointerTo } from "../model/pointer";
import { problemsOfNode } from "../model/problemIndex";
import {
  attributePath,
  canHaveReplicas,
  countPath,
  MOST_REPLICAS,
  replicasPath,
  storedReplicas,
} from "../model/replicas";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { EditorState } from "../store/editorState";
import classes from "./DetailsPanel.module.css";

const words = messages.replicas;
const orders: readonly Replicas["order"][] = ["document", "attribute", "none"];

/** In how many replicas a node runs. Not shown where it can have only one, unless it has more all the same. */
export function ReplicasForm({ id }: { id: string }) {
  const [opened, setOpened] = useState(false);
  const replicas = useEditor((state) => nodesById(state.flow).get(id)?.replicas);
  const possible = useEditor((state) => isPossible(state, id));
  const needed = useEditor((state) => isNeeded(state, id));
  if (needed && !opened) setOpened(true);
  if (!possible && !replicas) return null;
  return (
    <div>
      <FoldButton opened={opened} toggle={() => setOpened(!opened)}>
        {words.title}
      </FoldButton>
      <Text size="xs" c="dimmed">
        {words.summary(replicas)}
      </Text>
      {opened && <ReplicasFields id={id} replicas={replicas} />}
    </div>
  );
}

function isPossible({ flow, catalogue }: EditorState, id: string): boolean {
  const component = catalogue.get(nodesById(flow).get(id)?.component ?? "");
  return component !== undefined && canHaveReplicas(component);
}

/** Whether something is wrong in here, or somebody jumped here. */
function isNeeded({ problems, wantedField }: EditorState, id: string): boolean {
  const isHere = (pointer = "") => isAtOrBelow(pointer, pointerTo(replicasPath));
  const wanted = wantedField?.node === id && isHere(wantedField.pointer);
  return wanted || problemsOfNode(problems, id).some((problem) => isHere(problem.pointer));
}

interface ReplicasFieldsProps {
  id: string;
  replicas: Replicas | undefined;
}

/** How many, and from two on which order; on the page only while open, so that a jump finds what it is to focus. */
function ReplicasFields({ id, replicas }: ReplicasFieldsProps) {
  const editor = useEditorStore();
  // Whoever types 12 types 1 first, which is not stored: neither the 1 nor the order may go.
  const [typed, setTyped] = useState<1 | "">("");
  const [kept, keep] = useState({ order: replicas?.order ?? "document", attribute: replicas?.attribute ?? "" });
  const place = useMemo(() => ({ node: id, path: countPath }), [id]);
  const ref = useWantedFocus<HTMLInputElement>(place);

  function set(change: { count?: number; order?: Replicas["order"]; attribute?: string }): void {
    const { count, order, attribute } = { count: 1, ...kept, ...replicas, ...change };
    keep({ order, attribute });
    setReplicas(editor, id, storedReplicas(count, order, attribute));
  }

  return (
    <Stack gap="md" pt="md">
      <NumberInput
        {...useFieldError(place)}
        ref={ref}
        label={words.count}
        description={words.countHint}
        min={1}
        max={MOST_REPLICAS}
        startValue={2}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        placeholder="1"
        value={replicas?.count ?? typed}
        onChange={(value) => {
          setTyped(value === "" ? "" : 1);
          set({ count: value === "" ? 1 : Number(value) });
        }}
      />
      {replicas && replicas.count > 1 && (
        <Radio.Group
          label={words.order}
          value={replicas.order}
          onChange={(value) => set({ order: orders.find((known) => known === value) ?? "document" })}
        >
          <Stack gap="sm" pt="xs">
            {orders.map((order) => (
              <Radio
                key={order}
                classNames={{ radio: classes.radio ?? "" }}
                value={order}
                label={words.orders[order]}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {replicas?.order === "attribute" && (
        <AttributeInput id={id} value={replicas.attribute ?? ""} onChange={(attribute) => set({ attribute })} />
      )}
    </Stack>
  );
}

interface AttributeInputProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
}

/** The attribute whose equal values stay in order: those seen on the wires into the node are suggested. */
function AttributeInput({ id, value, onChange }: AttributeInputProps) {
  const place = useMemo(() => ({ node: id, path: attributePath }), [id]);
  return (
    <Autocomplete
      {...useFieldError(place)}
      ref={useWantedFocus<HTMLInputElement>(place)}
      label={words.attribute}
      withAsterisk
      data={useKnownAttributes(id)}
      limit={20}
      value={value}
      onChange={onChange}
    />
  );
}
