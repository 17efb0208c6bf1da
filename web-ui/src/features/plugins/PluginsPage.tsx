import { Puzzle } from "lucide-react";
import { useComponents, useFlows, usePlugins } from "../../shared/api/queries";
import { Empty } from "../../shared/layout/Empty";
import { Page } from "../../shared/layout/Page";
import { Panel } from "../../shared/layout/Panel";
import { QueryState } from "../../shared/layout/QueryState";
import { BuiltIn } from "./BuiltIn";
import { FolderLine } from "./FolderLine";
import { messages } from "./messages.en";
import { PluginPanel } from "./PluginPanel";

/** The JARs of the plugins folder, and what is built in. */
export function PluginsPage() {
  const plugins = usePlugins();
  const components = useComponents();
  const flows = useFlows().data?.flows ?? [];
  return (
    <Page title={messages.title} lead={messages.lead}>
      <QueryState query={plugins}>
        {(data) => (
          <>
            <FolderLine folder={data.folder} />
            {data.plugins.length === 0 ? (
              <Panel mb="xl">
                <Empty Icon={Puzzle} title={messages.none} text={messages.noneText} />
              </Panel>
            ) : (
              data.plugins.map((plugin) => (
                <PluginPanel
                  key={plugin.file}
                  plugin={plugin}
                  components={components.data?.components ?? []}
                  flows={flows}
                />
              ))
            )}
          </>
        )}
      </QueryState>
      <QueryState query={components}>{(data) => <BuiltIn components={data.components} />}</QueryState>
    </Page>
  );
}
