/** A network to move and zoom, drawn by vis-network where the server placed it; loaded only when it is asked for. */
import { DataSet } from "vis-data/peer/esm/vis-data.mjs";
import { Network } from "vis-network/peer/esm/vis-network.mjs";
import { type Colours, edges, nodes, pageOf, pairOf, type Served } from "./network.ts";

/** What the page says about a chosen node or pair; its parts are found by these attributes. */
interface Panel {
  box: HTMLElement;
  name: HTMLAnchorElement;
  detail: HTMLElement;
}

const OPTIONS = {
  physics: { enabled: false },
  interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, multiselect: false },
  edges: { smooth: false },
};

/** Draw `served` into `canvas`; what is chosen in it is told in `panel`. */
export function explore(canvas: HTMLElement, panel: Panel, served: Served, language: string): void {
  const colours = coloursOf(canvas);
  const network = new Network(
    canvas,
    { nodes: new DataSet(nodes(served, colours)), edges: new DataSet(edges(served, colours)) },
    OPTIONS,
  );
  const byId = new Map(served.nodes.map((node) => [node.id, node]));
  const byPair = new Map(served.edges.map((edge) => [`${edge.source} ${edge.target}`, edge]));
  network.on("select", (chosen: { nodes: string[]; edges: string[] }) => {
    const node = byId.get(chosen.nodes[0] ?? "");
    const edge = chosen.nodes.length ? undefined : byPair.get(chosen.edges[0] ?? "");
    if (node) tell(panel, node.label, pageOf(node, language), node.units ?? "");
    else if (edge) tell(panel, pairName(edge, byId), pairOf(edge, language), String(edge.weight));
    else panel.box.hidden = true;
  });
  network.once("afterDrawing", () => canvas.setAttribute("data-drawn", String(served.nodes.length)));
}

function pairName(edge: { source: string; target: string }, byId: Map<string, { label: string }>): string {
  return [edge.source, edge.target].map((id) => byId.get(id)?.label ?? id).join(" – ");
}

function tell(panel: Panel, name: string, address: string, detail: string): void {
  panel.name.textContent = name;
  panel.name.href = address;
  panel.detail.textContent = detail;
  panel.box.hidden = false;
}

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const read = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  return {
    person: read("--person", "#1b4f8a"),
    unit: read("--participation", "#2f6b3c"),
    line: read("--rule", "#999999"),
    text: read("--ink", "#111111"),
    paper: read("--paper", "#ffffff"),
  };
}
