import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ComponentDescription, FlowSummary, PluginDescription } from "../../shared/api/types";
import { Panel } from "../../shared/layout/Panel";
import { Tag, type Tone } from "../../shared/layout/Tag";
import { ComponentName } from "./ComponentName";
import { messages } from "./messages.en";
import classes from "./Plugins.module.css";

const tones: Record<PluginDescription["state"], Tone> = {
  active: "success",
  broken: "error",
  incompatible: "error",
  conflicting: "error",
  removed: "warning",
};

interface PluginPanelProps {
  plugin: PluginDescription;
  components: readonly ComponentDescription[];
  flows: readonly FlowSummary[];
}

/** One JAR: whether it works, what it adds, which flows need it. */
export function PluginPanel({ plugin, components, flows }: PluginPanelProps) {
  const active = plugin.state === "active";
  return (
    <Panel mb="md">
      <section aria-label={plugin.name} className={classes.plugin}>
        <div className={classes.head}>
          <h2>
            {plugin.name} <span className={classes.muted}>{plugin.version}</span>
          </h2>
          <Tag tone={tones[plugin.state]} dot>
            {messages.state[plugin.state]}
          </Tag>
          {plugin.name !== plugin.file && <code className={classes.file}>{plugin.file}</code>}
        </div>
        {plugin.message !== undefined && <p className={classes.message}>{plugin.message}</p>}
        <dl className={classes.facts}>
          <Fact name={messages.adds} none={active && messages.addsNothing}>
            {plugin.components.map((id) => (
              <ComponentName key={id} id={id} component={components.find((candidate) => candidate.id === id)} />
            ))}
          </Fact>
          <Fact name={messages.usedBy} none={active && messages.unused}>
            {plugin.usedBy.map((id) => (
              <Link key={id} to={`/flows/${id}/edit`} className={classes.flow}>
                {flows.find((flow) => flow.id === id)?.name ?? id}
              </Link>
            ))}
          </Fact>
        </dl>
      </section>
    </Panel>
  );
}

interface FactProps {
  name: string;
  /** What is said where there is nothing; false says nothing at all. */
  none: string | false;
  children: readonly ReactNode[];
}

function Fact({ name, none, children }: FactProps) {
  if (children.length === 0 && none === false) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children.length > 0 ? children : <span className={classes.muted}>{none}</span>}</dd>
    </>
  );
}
