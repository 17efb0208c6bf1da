import { Button, Group, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { Plus } from "lucide-react";
import { ExampleCards } from "./ExampleCards";
import classes from "./FirstFlow.module.css";
import { FlowPicture } from "./FlowPicture";
import { ImportButton } from "./ImportButton";
import { messages } from "./messages.en";

const words = messages.empty;

/** The start page of a new server: an empty canvas, or examples to try with one click. */
export function FirstFlow({ onCreate }: { onCreate: () => void }) {
  useDocumentTitle("Pypes");
  return (
    <div className={classes.page}>
      <section className={classes.hero}>
        <div>
          <Title order={1} fz={28} lh="36px">
            {words.title}
          </Title>
          <Text c="dimmed" mt="sm" mb="xl" maw={440}>
            {words.lead}
          </Text>
          <Group gap="sm">
            <Button leftSection={<Plus size={16} />} onClick={onCreate}>
              {words.start}
            </Button>
            <ImportButton />
          </Group>
        </div>
        <FlowPicture />
      </section>
      <section>
        <Title order={2}>{words.examples}</Title>
        <Text size="sm" c="dimmed" mb="lg">
          {words.examplesLead}
        </Text>
        <ExampleCards />
      </section>
    </div>
  );
}
