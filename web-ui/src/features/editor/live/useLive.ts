import { createContext, useContext, useSyncExternalStore } from "react";
import type { DocumentNumbers } from "../../../shared/api/types";
import { LiveNumbers, type NodeLive, type WireLive } from "./LiveNumbers";

export const LiveContext = createContext(new LiveNumbers());

export function useNodeLive(id: string): NodeLive | undefined {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.subscribe, () => live.node(id));
}

export function useWireLive(id: string): WireLive | undefined {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.subscribe, () => live.wire(id));
}

export function useFlowLive(): DocumentNumbers | undefined {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.subscribe, live.flow);
}

/** Whether the numbers on screen are old. */
export function useLiveLost(): boolean {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.subscribe, () => live.state().lost);
}
