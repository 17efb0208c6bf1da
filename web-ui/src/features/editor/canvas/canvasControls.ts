import type { Position } from "../model/flow";

/** What commands may ask of the canvas. */
export interface CanvasControls {
  fit(): void;
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  /** Moves the view just as far as needed to see a node. */
  reveal(node: string): void;
  /** From a point of the window to a place of the flow, and back. */
  toPlace(point: Position): Position;
  toPoint(place: Position): Position;
  /** Where the pointer last was on the canvas. */
  pointer(): Position | undefined;
  /** The middle of what is seen. */
  centre(): Position;
  /** Gives the canvas the keyboard. */
  focus(): void;
}
