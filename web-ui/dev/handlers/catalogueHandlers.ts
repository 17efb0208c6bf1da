import { http, HttpResponse } from "msw";
import { catalogue } from "../catalogue.ts";
import { examples } from "../examples.ts";
import { plugins } from "../plugins.ts";
import { feed } from "../run.ts";
import { addFlow, publish, world } from "../world.ts";
import { problem } from "./answers.ts";

export const catalogueHandlers = [
  http.get("*/api/v1/components", () =>
    HttpResponse.json({ components: catalogue }, { headers: { etag: `"${catalogue.length}"` } }),
  ),
  http.get("*/api/v1/components/:type", ({ params }) => {
    const found = catalogue.find((component) => component.id === params.type);
    return found
      ? HttpResponse.json(found)
      : problem(404, "component-unknown", `There is no component "${String(params.type)}".`);
  }),
  http.get("*/api/v1/plugins", () =>
    HttpResponse.json({ folder: "/srv/pypes/plugins", plugins: world.flows.size === 0 ? [] : plugins }),
  ),
  http.get("*/api/v1/examples", () => HttpResponse.json({ examples: examples.map(({ example }) => example) })),
  http.post<{ id: string }>("*/api/v1/examples/:id/try", ({ params }) => {
    const found = examples.find(({ example }) => example.id === params.id);
    if (!found) return problem(404, "example-unknown", `There is no example "${params.id}".`);
    const flow = publish(addFlow(found.flow));
    const documents = found.documents.map((document) => {
      const { id, mediaType, size, state } = feed(flow, document);
      return { id, filename: document.filename, mediaType, size, state };
    });
    return HttpResponse.json({ flow: flow.id, documents }, { status: 201 });
  }),
  http.get("*/api/v1/files", () => {
    const files = [...world.files.values()].map(({ file }) => file);
    return HttpResponse.json({
      root: "data/results",
      files: files.sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt)),
    });
  }),
  http.get("*/api/v1/files/content", ({ request }) => {
    const path = new URL(request.url).searchParams.get("path") ?? "";
    const found = world.files.get(path);
    if (!found) return problem(404, "file-unknown", `There is no file "${path}".`);
    return new HttpResponse(found.text, { headers: { "content-type": "text/plain" } });
  }),
];
