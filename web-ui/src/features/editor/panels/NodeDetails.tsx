import { Tabs } from "@mantine/core";
import { nameOf } from "../commands/nodeCommands";
import { messages } from "../messages.en";
import { nodesById } from "../model/flowIndex";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { Tab } from "../store/editorState";
import { NodeData } from "./NodeData";
import classes from "./DetailsPanel.module.css";
import { NodeHelp } from "./NodeHelp";
import { NodeSettings } from "./NodeSettings";

const words = messages.details;
const tabs: readonly Tab[] = ["settings", "data", "help"];

/** The selected component: its settings, its data, its help. */
export function NodeDetails({ id }: { id: string }) {
  const editor = useEditorStore();
  const tab = useEditor((state) => state.tab);
  const title = useEditor((state) => nameOf(state, id));
  const component = useEditor((state) => state.catalogue.get(nodesById(state.flow).get(id)?.component ?? ""));
  return (
    <Tabs
      className={classes.tabs ?? ""}
      value={tab}
      onChange={(value) => editor.setState({ tab: tabs.find((known) => known === value) ?? "settings" })}
      keepMounted={false}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <p className={classes.summary}>{component?.summary ?? messages.canvas.notInstalled}</p>
      </header>
      <Tabs.List px="lg">
        {tabs.map((value) => (
          <Tabs.Tab key={value} value={value}>
            {words[value]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="settings" className={classes.scroll ?? ""}>
        <NodeSettings id={id} />
      </Tabs.Panel>
      <Tabs.Panel value="data" className={classes.scroll ?? ""}>
        <NodeData id={id} />
      </Tabs.Panel>
      <Tabs.Panel value="help" className={classes.scroll ?? ""}>
        {component && <NodeHelp component={component} />}
      </Tabs.Panel>
    </Tabs>
  );
}
