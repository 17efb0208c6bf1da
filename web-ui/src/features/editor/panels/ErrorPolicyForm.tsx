import { Button, Collapse, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { setErrorPolicy } from "../commands/settingCommands";
import { messages } from "../messages.en";
import type { ErrorPolicy } from "../model/flow";
import { nodesById, wiresOutOf } from "../model/flowIndex";
import { useEditor, useEditorStore } from "../store/EditorContext";

const words = messages.errors;
const usual: ErrorPolicy = { retries: 3, backoff: "1s", timeout: "60s" };
const duration = /^\d+(ms|s|m|h|d)$/;

/** What happens to packets that a node cannot handle. What equals the usual policy is not stored. */
export function ErrorPolicyForm({ id }: { id: string }) {
  const editor = useEditorStore();
  const [open, setOpen] = useState(false);
  const given = useEditor((state) => nodesById(state.flow).get(id)?.onError);
  const wired = useEditor((state) => wiresOutOf(state.flow, id).some((wire) => wire.from.port === "error"));
  const policy = given ?? usual;

  function set(change: Partial<ErrorPolicy>): void {
    const changed = { ...policy, ...change };
    const isUsual =
      changed.retries === usual.retries && changed.backoff === usual.backoff && changed.timeout === usual.timeout;
    setErrorPolicy(editor, id, isUsual ? undefined : changed);
  }

  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        px={0}
        leftSection={open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words.title}
      </Button>
      <Text size="xs" c="dimmed">
        {words.summary(policy.retries, wired)}
      </Text>
      <Collapse expanded={open}>
        <Stack gap="md" pt="md">
          <NumberInput
            label={words.retries}
            description={words.retriesHint}
            min={0}
            allowDecimal={false}
            placeholder={String(usual.retries)}
            value={given?.retries ?? ""}
            onChange={(value) => set({ retries: value === "" ? usual.retries : Number(value) })}
          />
          <DurationInput
            label={words.backoff}
            description={words.backoffHint}
            placeholder={usual.backoff}
            value={given?.backoff}
            onChange={(backoff) => set({ backoff: backoff ?? usual.backoff })}
          />
          <DurationInput
            label={words.timeout}
            description={words.timeoutHint}
            placeholder={usual.timeout}
            value={given?.timeout}
            onChange={(timeout) => set({ timeout: timeout ?? usual.timeout })}
          />
        </Stack>
      </Collapse>
    </div>
  );
}

interface DurationInputProps {
  label: string;
  description: string;
  placeholder: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function DurationInput({ value, onChange, ...input }: DurationInputProps) {
  const wrong = value !== undefined && !duration.test(value);
  return (
    <TextInput
      {...input}
      value={value ?? ""}
      error={wrong ? messages.problems.notADuration : undefined}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
