import classes from "./FirstFlow.module.css";

interface Step {
  name: string;
  kind: string;
  x: number;
  y: number;
}

const width = 142;
const height = 44;
const steps: readonly Step[] = [
  { name: "Read CSV", kind: "adapter", x: 4, y: 28 },
  { name: "Read HTML", kind: "adapter", x: 4, y: 112 },
  { name: "Extract pattern", kind: "extractor", x: 206, y: 112 },
  { name: "Change case", kind: "transformer", x: 206, y: 28 },
  { name: "Has an address", kind: "filter", x: 408, y: 70 },
  { name: "Write NDJSON", kind: "publisher", x: 610, y: 70 },
];
const wires: readonly { from: number; to: number; count: string }[] = [
  { from: 0, to: 3, count: "1,204" },
  { from: 1, to: 2, count: "318" },
  { from: 3, to: 4, count: "1,204" },
  { from: 2, to: 4, count: "318" },
  { from: 4, to: 5, count: "1,377" },
];

/** A small flow as the editor draws it. Decoration. */
export function FlowPicture() {
  return (
    <svg viewBox="0 0 756 186" className={classes.picture} aria-hidden>
      {wires.map((wire) => (
        <Wire key={`${wire.from}-${wire.to}`} {...wire} />
      ))}
      {steps.map((step) => (
        <Node key={step.name} {...step} />
      ))}
    </svg>
  );
}

function Node({ name, kind, x, y }: Step) {
  const inPort = kind !== "adapter";
  const outPort = kind !== "publisher";
  const colour = `var(--kind-${kind})`;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx={8} fill="var(--raised)" stroke="var(--line)" />
      <path d={`M4 0.5h-1a3 8 0 0 0 -2.5 8v${height - 17}a3 8 0 0 0 2.5 8h1z`} fill={colour} />
      {inPort && <Port x={0} />}
      {outPort && <Port x={width} />}
      <text x={16} y={height / 2 + 4} fontWeight={600}>
        {name}
      </text>
    </g>
  );
}

function Wire({ from, to, count }: { from: number; to: number; count: string }) {
  const start = steps[from];
  const end = steps[to];
  if (!start || !end) return null;
  const [x1, y1, x2, y2] = [start.x + width, start.y + height / 2, end.x, end.y + height / 2];
  const middle = (x1 + x2) / 2;
  return (
    <>
      <path d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`} fill="none" stroke="var(--wire)" />
      <text x={middle} y={y2 < y1 ? y1 + 14 : y1 - 6} textAnchor="middle" className={classes.count}>
        {count}
      </text>
    </>
  );
}

function Port({ x }: { x: number }) {
  return <circle cx={x} cy={height / 2} r={4} fill="var(--port-record)" stroke="var(--raised)" strokeWidth={1.5} />;
}
