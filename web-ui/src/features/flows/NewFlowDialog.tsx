import { Button, Divider, Modal, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import { ExampleCards } from "./ExampleCards";
import classes from "./Examples.module.css";
import { messages } from "./messages.en";
import { emptyFlow } from "./model/flowFile";
import { useCreateFlow } from "./useFlowActions";

const words = messages.newFlow;

/** Asks for a name, makes the draft and opens it; or takes an example. */
export function NewFlowDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="lg">
      <NameForm />
      <Divider my="xl" label={words.orExample} labelPosition="left" />
      <div className={classes.list}>
        <ExampleCards />
      </div>
    </Modal>
  );
}

function NameForm() {
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const { mutate, isPending } = useCreateFlow();
  const given = name.trim();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (given !== "") mutate(emptyFlow(given));
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        data-autofocus
        label={words.name}
        placeholder={words.placeholder}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={asked && given === "" && words.needed}
        maxLength={200}
      />
      <Button type="submit" loading={isPending}>
        {words.create}
      </Button>
    </form>
  );
}
