import { Radio, Skeleton, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { usePlace } from "../../../shared/api/queries";
import type { FlowPlace } from "../../../shared/api/types";
import { list } from "../../../shared/format/format";
import { QueryState } from "../../../shared/layout/QueryState";
import { nameOf } from "../commands/nodeCommands";
import { FoldButton } from "../form/FoldButton";
import { messages } from "../messages.en";
import { isolatedNode, needsWorkers, places } from "../model/flowPlace";
import { useEditor } from "../store/EditorContext";
import classes from "./DetailsPanel.module.css";
import { FlowPlaceNote } from "./FlowPlaceNote";
import { useSetPlace, useWhereabouts, type Whereabouts } from "./useFlowPlace";

const words = messages.place;

/** Where the flow runs. It is no part of the draft: a choice is kept at once, and counts when the flow starts next. */
export function FlowPlaceForm() {
  const flow = useEditor((state) => state.flowId);
  const query = usePlace(flow);
  if (query.isPending) return <Skeleton height={40} />;
  return <QueryState query={query}>{({ place }) => <Place flow={flow} kept={place} />}</QueryState>;
}

function Place({ flow, kept }: { flow: string; kept: FlowPlace }) {
  const [opened, setOpened] = useState(false);
  // Shown in the moment of the click, until the server has said what it keeps.
  const [chosen, setChosen] = useState<FlowPlace>();
  const { mutate } = useSetPlace(flow);
  const place = chosen ?? kept;
  const there = useWhereabouts(place);
  const choose = (wanted: FlowPlace) => {
    setChosen(wanted);
    mutate(wanted, { onSettled: () => setChosen(undefined) });
  };
  return (
    <section>
      <FoldButton opened={opened} toggle={() => setOpened(!opened)}>
        {words.title}
      </FoldButton>
      <Text size="xs" c="dimmed">
        <Summary place={place} workers={there.workers} />
        {!there.due && <RunsIn workers={there.now} />}
      </Text>
      {opened && <Choices place={place} workers={there.workers} onChange={choose} />}
      <FlowPlaceNote place={place} there={there} opened={opened} />
    </section>
  );
}

/** Where it is to run, and for "automatic" why there. */
function Summary({ place, workers }: { place: FlowPlace; workers: Whereabouts["workers"] }) {
  const step = useEditor((state) => {
    const node = isolatedNode(state.flow, state.catalogue);
    return node && nameOf(state, node.id);
  });
  if (place !== "auto") return words.summary(place);
  if (step === undefined) return words.notIsolated;
  return workers === 0 ? words.noneToIsolate(step) : words.isolated(step);
}

/** The workers that it runs in; nothing where it runs in the server, as is said already. */
function RunsIn({ workers = [] }: { workers: Whereabouts["now"] }) {
  if (workers.length === 0) return null;
  return (
    <>
      {" "}
      {words.runsIn}
      <Link to="/workers" className={classes.link}>
        {list(workers)}
      </Link>
      .
    </>
  );
}

interface ChoicesProps {
  place: FlowPlace;
  workers: Whereabouts["workers"];
  onChange: (place: FlowPlace) => void;
}

function Choices({ place, workers, onChange }: ChoicesProps) {
  const choose = (value: string) => {
    const chosen = places.find((known) => known === value);
    if (chosen) onChange(chosen);
  };
  return (
    <Radio.Group label={words.title} classNames={{ label: "unseen" }} value={place} onChange={choose}>
      <Stack gap="md" pt="md">
        {places.map((known) => (
          <Radio
            key={known}
            classNames={{ radio: classes.radio ?? "", description: classes.hint ?? "" }}
            value={known}
            label={words.names[known]}
            description={words.hints[known]}
            disabled={workers === 0 && needsWorkers(known) && known !== place}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
