import createClient from "openapi-fetch";
import { demand } from "../src/shared/api/outcome.ts";
import type { paths } from "../src/shared/api/schema.d.ts";
import type { Flow, FlowFile } from "../src/shared/api/types.ts";

/** `csv > case > out`, which can be published. */
export const people: FlowFile = {
  format: "pypes.flow/1",
  name: "People",
  nodes: [
    { id: "csv", component: "read-csv", version: 1, parameters: {} },
    { id: "case", component: "change-case", version: 1, parameters: { attributes: ["Name"] } },
    { id: "out", component: "write-ndjson", version: 1, parameters: { file: "people.ndjson" } },
  ],
  wires: [
    { id: "w1", from: { node: "csv", port: "out" }, to: { node: "case", port: "in" } },
    { id: "w2", from: { node: "case", port: "out" }, to: { node: "out", port: "in" } },
  ],
  layout: { csv: { x: 0, y: 0 }, case: { x: 300, y: 0 }, out: { x: 600, y: 0 } },
};

/** What tests ask of the server behind the browser's back. */
export class Flows {
  private readonly api;

  constructor(base: string) {
    this.api = createClient<paths>({ baseUrl: base });
  }

  async create(flow: FlowFile): Promise<string> {
    return (await demand(this.api.POST("/api/v1/flows", { body: flow }))).id;
  }

  async get(id: string): Promise<Flow> {
    return demand(this.api.GET("/api/v1/flows/{id}", { params: { path: { id } } }));
  }

  /** Saves another draft and publishes it. */
  async publish(id: string, draft?: FlowFile): Promise<void> {
    const params = async () => ({ path: { id }, header: { "If-Match": (await this.get(id)).etag } });
    if (draft) await demand(this.api.PUT("/api/v1/flows/{id}", { params: await params(), body: draft }));
    await demand(this.api.POST("/api/v1/flows/{id}/publish", { params: await params(), body: {} }));
  }

  async label(id: string, node: string): Promise<string | undefined> {
    return (await this.get(id)).draft.nodes.find((candidate) => candidate.id === node)?.label;
  }

  /** How many documents it has ever taken, of the latest 500. */
  async documents(id: string): Promise<number> {
    const params = { path: { id }, query: { limit: 500 } };
    return (await demand(this.api.GET("/api/v1/flows/{id}/documents", { params }))).documents.length;
  }

  /** The id of the flow of a name. */
  async find(name: string): Promise<string> {
    const { flows } = await demand(this.api.GET("/api/v1/flows"));
    const found = flows.find((flow) => flow.name === name);
    if (!found) throw new Error(`There is no flow "${name}". There are: ${flows.map((flow) => flow.name).join(", ")}.`);
    return found.id;
  }
}
