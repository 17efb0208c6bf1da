import { http, HttpResponse } from "msw";
import { catalogue } from "../catalogue.ts";
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
];
