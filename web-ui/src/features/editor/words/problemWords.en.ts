import { plural } from "./plural";
import type { Refusal } from "../model/connect";
import type { Carries } from "../model/flow";
import type { Fault } from "../model/parameterCheck";

const carried = { any: "any packets", documents: "documents", records: "records" } satisfies Record<Carries, string>;

function types(target: string, needs: Carries, carries: Carries): string {
  return `${target} needs ${carried[needs]}. This wire carries ${carried[carries]}.`;
}

/** What is wrong with one value, short enough to stand beside its field. */
function fault(fault: Fault): string {
  switch (fault.why) {
    case "required":
      return "Required";
    case "too-small":
      return `Must be ${fault.bound} or more`;
    case "too-large":
      return `Must be ${fault.bound} or less`;
    case "too-few":
      return `Needs ${fault.bound} or more`;
    case "too-many":
      return `Takes ${fault.bound} or fewer`;
    case "not-whole":
      return "Must be a whole number";
    case "not-a-number":
      return "Must be a number";
    case "not-text":
      return "Must be text";
    case "not-a-flag":
      return "Must be true or false";
    case "not-a-list":
      return "Must be a list";
    case "not-an-object":
      return "Must be an object";
    case "duration":
      return "Must be a length of time such as 500ms, 30s or 5m";
    case "pattern":
      return "Does not have the right form";
    case "choice":
      return `Must be one of ${fault.options.join(", ")}`;
    case "unknown":
      return "This component has no such setting";
  }
}

function sentence(words: Fault): string {
  if (words.why === "required") return `"${words.title}" is required.`;
  if (words.why === "unknown") return `There is no setting "${words.title}".`;
  const rest = fault(words);
  return `${words.title}: ${rest.charAt(0).toLowerCase()}${rest.slice(1)}.`;
}

/** What is wrong, and why something cannot be done. */
export const problemWords = {
  carried,

  problems: {
    types,
    fault,
    parameter: sentence,
    notInstalled: (component: string) => `The component "${component}" is not installed.`,
    noInput: (port: string) => `There is no input "${port}" any more. Remove its wire or wire it to another port.`,
    noOutput: (port: string) => `There is no output "${port}" any more. Remove its wire or wire it to another port.`,
    inputUnwired: (port: string) => `Nothing is wired to input "${port}".`,
    outputUnwired: (port: string) => `Output "${port}" leads nowhere.`,
    title: "Problems",
    notADuration: "Must be a length of time such as 500ms, 30s or 5m",
    andMore: (number: number) => `And ${plural(number, "more problem", "more problems")}.`,
    error: "Error",
    warning: "Warning",
    wire: (from: string, to: string) => `${from} → ${to}`,
    none: "No problems. This flow can be published.",
    close: "Close the list of problems",
  },

  refusedUnknown: "This wire cannot go here.",

  refused: (refusal: Refusal, name: (node: string) => string): string => {
    switch (refusal.why) {
      case "direction":
        return "A wire goes from an output to an input.";
      case "same-node":
        return `${name(refusal.node)} cannot be wired to itself.`;
      case "twice":
        return "These two ports are wired already.";
      case "no-port":
        return `${name(refusal.node)} has no port "${refusal.port}".`;
      case "types":
        return types(name(refusal.node), refusal.needs, refusal.carries);
      case "cycle":
        return `This would make a loop: ${name(refusal.leadsTo)} already leads to ${name(refusal.node)}.`;
    }
  },
};
