import { csvCleanUp } from "./flowFiles.ts";
import { addFlow, publish } from "./world.ts";

export function seed(): void {
  publish(addFlow(csvCleanUp, "orders"));
}
