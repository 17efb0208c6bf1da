import { NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { setErrorPolicy } from "../commands/settingCommands";
import { FoldButton } from "../form/FoldButton";
import { messages } from "../messages.en";
import type { ErrorPolicy } from "../model/flow";
import { nodesById, wiresOutOf } from "../model/flowIndex";
import { useEditor, useEditorStore } from "../store/EditorContext";

const words = messages.errors;
const usual: ErrorPolicy = { retries: 3, backoff: "1s", timeout: "60s" };
const duration = /^\d+(ms|s|m|h|d)$/;

/** What happens to packets that a node cannot handle. What equals the usual policy is not stored. */
export function ErrorPolicyForm({ id }: { id: string }) {
  const [opened, setOpened] = useState(false);
  const given = useEditor((state) => nodesById(state.flow).get(id)?.onError);
  const wired = useEditor((state) => wiresOutOf(state.flow, id).some((wire) => wire.from.port === "error"));
  return (
    <div>
      <FoldButton opened={opened} toggle={() => setOpened(!opened)}>
        {words.title}
      </FoldButton>
      <Text size="xs" c="dimmed">
        {words.summary((given ?? usual).retries, wired)}
      </Text>
      {opened && <ErrorPolicyFields id={id} given={given} />}
    </div>
  );
}

interface ErrorPolicyFieldsProps {
  id: string;
  given: ErrorPolicy | undefined;
}

type Typed = { readonly [Part in keyof ErrorPolicy]?: ErrorPolicy[Part] | "" };

function ErrorPolicyFields({ id, given }: ErrorPolicyFieldsProps) {
  const editor = useEditorStore();
  // Whoever types 30 types 3 first, which is usual and not stored, and whoever types anew empties the field first.
  const [typed, setTyped] = useState<Typed>({});

  function shown<Part extends keyof ErrorPolicy>(part: Part): ErrorPolicy[Part] | "" {
    const kept = typed[part];
    const holds = kept !== undefined && (kept === "" ? usual[part] : kept) === (given ?? usual)[part];
    return holds ? kept : (given?.[part] ?? "");
  }

  function set(change: Typed): void {
    setTyped({ ...typed, ...change });
    const { retries, backoff, timeout } = { ...usual, ...given, ...change };
    const policy = {
      retries: retries === "" ? usual.retries : retries,
      backoff: backoff || usual.backoff,
      timeout: timeout || usual.timeout,
    };
    setErrorPolicy(editor, id, isUsual(policy) ? undefined : policy);
  }

  return (
    <Stack gap="md" pt="md">
      <NumberInput
        label={words.retries}
        description={words.retriesHint}
        min={0}
        allowDecimal={false}
        allowNegative={false}
        placeholder={String(usual.retries)}
        value={shown("retries")}
        onChange={(value) => set({ retries: value === "" ? "" : Number(value) })}
      />
      <DurationInput
        label={words.backoff}
        description={words.backoffHint}
        placeholder={usual.backoff}
        value={shown("backoff")}
        onChange={(backoff) => set({ backoff })}
      />
      <DurationInput
        label={words.timeout}
        description={words.timeoutHint}
        placeholder={usual.timeout}
        value={shown("timeout")}
        onChange={(timeout) => set({ timeout })}
      />
    </Stack>
  );
}

function isUsual({ retries, backoff, timeout }: ErrorPolicy): boolean {
  return retries === usual.retries && backoff === usual.backoff && timeout === usual.timeout;
}

interface DurationInputProps {
  label: string;
  description: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

function DurationInput({ value, onChange, ...input }: DurationInputProps) {
  const wrong = value !== "" && !duration.test(value);
  return (
    <TextInput
      {...input}
      value={value}
      error={wrong ? messages.problems.notADuration : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
