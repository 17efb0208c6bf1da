import { Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { messages } from "../messages.en";
import { isRecord } from "../model/json";
import { isShown, type Field } from "../model/parameterSchema";
import { isAtOrBelow, pointerTo } from "../model/pointer";
import { problemsOfNode } from "../model/problemIndex";
import { useEditor } from "../store/EditorContext";
import { FieldView } from "./FieldView";
import { useValue, type FieldPlace } from "./useField";
import { FoldButton } from "./FoldButton";

interface SchemaFormProps {
  fields: readonly Field[];
  place: FieldPlace;
}

/** A form drawn from the description of parameters; a new component needs no code here. */
export function SchemaForm({ fields, place }: SchemaFormProps) {
  const [opened, setOpened] = useState(false);
  const usual = fields.filter((field) => !field.advanced);
  const advanced = fields.filter((field) => field.advanced);
  const wanted = useEditor(({ wantedField }) => wantedField?.node === place.node && wantedField.pointer);
  const jump =
    typeof wanted === "string" && advanced.some((field) => isAtOrBelow(wanted, pointerTo([...place.path, field.name])));
  if (jump && !opened) setOpened(true);
  return (
    <Stack gap="md">
      {usual.map((field) => (
        <ConditionalField key={field.name} field={field} fields={fields} place={place} />
      ))}
      {advanced.length > 0 && (
        <div>
          <FoldButton opened={opened} toggle={() => setOpened(!opened)}>
            {messages.form.advanced(advanced.length)}
          </FoldButton>
          {/* On the page only while open, so that a jump finds what it is to focus. */}
          {opened && (
            <Stack gap="md" pt="md">
              {advanced.map((field) => (
                <ConditionalField key={field.name} field={field} fields={fields} place={place} />
              ))}
            </Stack>
          )}
        </div>
      )}
      {fields.length === 0 && (
        <Text size="sm" c="dimmed">
          {messages.form.nothing}
        </Text>
      )}
    </Stack>
  );
}

interface ConditionalFieldProps extends SchemaFormProps {
  field: Field;
}

/** A field that its neighbours may hide; one with a problem is always shown. */
function ConditionalField({ field, fields, place: { node, path } }: ConditionalFieldProps) {
  const place = useMemo(() => ({ node, path: [...path, field.name] }), [node, path, field.name]);
  const neighbours = useValue({ node, path });
  const wrong = useEditor(({ problems }) =>
    problemsOfNode(problems, node).some(({ pointer = "" }) => isAtOrBelow(pointer, pointerTo(place.path))),
  );
  const shown = isShown(field, fields, isRecord(neighbours) ? neighbours : {});
  return shown || wrong ? <FieldView field={field} place={place} /> : null;
}
