import createClient from "openapi-fetch";
import { noteContact } from "./contact";
import type { paths } from "./schema";

/** The typed client of the server that served this page. Wrap its calls in `ask` or `demand`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: watchedFetch });

async function watchedFetch(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    const fromGateway = response.status >= 502 && !response.headers.get("content-type")?.includes("json");
    noteContact(!fromGateway);
    return response;
  } catch (failure) {
    if (!request.signal.aborted) noteContact(false);
    throw failure;
  }
}
