import type { components } from "./schema";

type Schemas = components["schemas"];

export type ComponentDescription = Schemas["ComponentDescription"];
export type PortDescription = Schemas["PortDescription"];
export type PluginDescription = Schemas["PluginDescription"];
export type Example = Schemas["Example"];
export type FlowSummary = Schemas["FlowSummary"];
export type FlowState = Schemas["FlowState"];
export type FlowFile = Schemas["FlowFile"];
export type FlowNode = Schemas["FlowNode"];
export type FlowWire = Schemas["FlowWire"];
export type Flow = Schemas["Flow"];
export type FlowProblem = Schemas["FlowProblem"];
export type ProblemDetail = Schemas["ProblemDetail"];
export type Receipt = Schemas["Receipt"];
export type DocumentState = Schemas["DocumentState"];
export type DocumentStatus = Schemas["DocumentStatus"];
export type DocumentNumbers = Schemas["DocumentNumbers"];
export type PacketView = Schemas["PacketView"];
export type SeenPacket = Schemas["SeenPacket"];
export type LiveNumbers = Schemas["LiveNumbers"];
export type DeadLetter = Schemas["DeadLetter"];
export type DeadLetterGroup = Schemas["DeadLetterGroup"];
export type DeadLetterList = Schemas["DeadLetterList"];
export type ReplayRequest = Schemas["ReplayRequest"];
export type ErrorKind = Schemas["ErrorKind"];
export type WrittenFile = Schemas["WrittenFile"];
