import { Code, Stack, Text } from "@mantine/core";
import { messages } from "../messages.en";
import type { ComponentDescription, PortDescription } from "../model/flow";
import classes from "./DetailsPanel.module.css";

const words = messages.help;

/** What a component is, from its own description. */
export function NodeHelp({ component }: { component: ComponentDescription }) {
  const { inputs, outputs, takes, effects, isolated, plugin, id, version } = component;
  return (
    <Stack gap="lg">
      {takes.length > 0 && (
        <section>
          <h3 className={classes.heading}>{words.takes}</h3>
          <ul className={classes.types}>
            {takes.map((type) => (
              <li key={type}>
                <Code>{type}</Code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Ports title={words.inputs} ports={inputs} />
      <Ports title={words.outputs} ports={outputs} />
      <section>
        <h3 className={classes.heading}>{words.about}</h3>
        <Text size="sm">
          {words.effects[effects]}
          {isolated && ` ${words.isolated}`}
        </Text>
        <Text size="sm" c="dimmed" mt={4}>
          {words.origin(id, version, plugin)}
        </Text>
      </section>
    </Stack>
  );
}

function Ports({ title, ports }: { title: string; ports: readonly PortDescription[] }) {
  if (ports.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <dl className={classes.ports}>
        {ports.map((port) => (
          <div key={port.name}>
            <dt>
              <b>{port.name}</b> <span className={classes.keys}>{messages.carried[port.carries]}</span>
            </dt>
            <dd>{port.summary}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
