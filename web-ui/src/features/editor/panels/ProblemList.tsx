import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { nameOf } from "../commands/nodeCommands";
import { showProblem } from "../commands/viewCommands";
import { messages } from "../messages.en";
import { isError, type Problem } from "../model/problems";
import { wiresById } from "../model/flowIndex";
import { useEditor, useEditorStore } from "../store/EditorContext";
import type { EditorState } from "../store/editorState";
import classes from "./ProblemList.module.css";

/** Nobody reads more before mending some. */
const MOST = 100;
const words = messages.problems;

/** Everything wrong with the draft; a click goes there. */
export function ProblemList() {
  const problems = useEditor((state) => state.problems);
  if (problems.length === 0) {
    return (
      <p className={classes.none}>
        <CircleCheck size={16} aria-hidden />
        {words.none}
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {problems.slice(0, MOST).map((problem, index) => (
        <ProblemLine key={`${index} ${problem.message}`} problem={problem} />
      ))}
      {problems.length > MOST && <li className={classes.line}>{words.andMore(problems.length - MOST)}</li>}
    </ul>
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const editor = useEditorStore();
  const place = useEditor((state) => placeOf(state, problem));
  const Icon = isError(problem) ? CircleAlert : TriangleAlert;
  const text = (
    <>
      <Icon className={classes.icon} size={16} aria-label={isError(problem) ? words.error : words.warning} />
      <span>
        {place !== undefined && <span className={classes.place}>{place}</span>}
        {problem.message}
      </span>
    </>
  );
  return (
    <li data-severity={problem.severity}>
      {place === undefined ? (
        <div className={classes.line}>{text}</div>
      ) : (
        <button type="button" className={classes.line} onClick={() => showProblem(editor, problem)}>
          {text}
        </button>
      )}
    </li>
  );
}

function placeOf(state: EditorState, { node, wire }: Problem): string | undefined {
  if (node !== undefined) return nameOf(state, node);
  const known = wire === undefined ? undefined : wiresById(state.flow).get(wire);
  return known && words.wire(nameOf(state, known.from.node), nameOf(state, known.to.node));
}
