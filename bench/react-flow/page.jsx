// The network of ../network.mjs as an app with React Flow would show it: built-in edges, memoised nodes, default settings
// but for what it needs to do the same as Tollgate (a smaller zoom, and a wheel that pans).
import { Handle, Position, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { memo } from "react";
import { createRoot } from "react-dom/client";
import "./page.css";

const Instance = memo(({ data }) => (
  <div className="instance">
    <Handle type="target" position={Position.Left} />
    <svg viewBox="0 0 24 24">
      <path d="M2 2h20v8H2zM2 14h20v8H2zM6 6h.01M6 18h.01" />
    </svg>
    {data.label}
  </div>
));

// Its gate is in its left wall, and the roads lead inwards.
const GATE = { left: 0, right: "auto" };
const Frame = memo(({ data }) => (
  <div className="frame">
    {data.label}
    <Handle type="target" position={Position.Left} />
    <Handle type="source" position={Position.Right} style={GATE} />
  </div>
));

const nodeTypes = { instance: Instance, frame: Frame };

/** A node for each thing that has a place, and an edge to each from what it stands in. Nothing is nested: that is faster. */
function flowOf({ network, layout }) {
  const nodes = [];
  const edges = [];
  const origins = {};
  const add = (kind, parentOf) => {
    for (const [id, resource] of Object.entries(network[kind] ?? {})) {
      const parent = parentOf(resource);
      const [own, around] = [layout.positions[id], origins[parent] ?? { x: 0, y: 0 }];
      const position = (origins[id] = { x: own.x + around.x, y: own.y + around.y });
      const data = { label: resource.name ?? resource.code ?? resource.zone };
      const size = layout.sizes[id];
      nodes.push(
        size
          ? { id, type: "frame", position, data, style: size, zIndex: -1, draggable: false, selectable: false }
          : { id, type: "instance", position, data },
      );
      if (parent) edges.push({ id: `${parent} ${id}`, source: parent, target: id, type: "smoothstep" });
    }
  };
  add("regions", () => undefined);
  add("vpcs", (vpc) => vpc.region);
  add("availability_zones", (zone) => zone.vpc);
  add("subnets", (subnet) => subnet.availability_zone);
  add("instances", (instance) => instance.subnet);
  add("outside_hosts", () => undefined);
  return { nodes, edges };
}

const text = localStorage.getItem("tollgate.document");
if (text) {
  const shown = JSON.parse(text);
  const { nodes, edges } = flowOf(shown);
  document.title = shown.title;
  // Nodes that React Flow keeps itself, so that every move is shown, as in Tollgate. With `useNodesState` a shown move costs
  // more, and React leaves moves out when it is behind.
  createRoot(document.getElementById("canvas")).render(
    <ReactFlow defaultNodes={nodes} defaultEdges={edges} nodeTypes={nodeTypes} minZoom={0.1} panOnScroll fitView />,
  );
}
