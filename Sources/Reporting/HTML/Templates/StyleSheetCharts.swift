/// How the pictures look; their shapes come of `Chart`.
enum StyleSheetCharts {
  static let text = #"""
    .chart { display: block; width: 100%; height: auto; overflow: visible; }
    .chart text { font: 11px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: var(--quiet); }
    .icon { flex: none; width: 1.05em; height: 1.05em; fill: currentColor; }
    .icon .cut { fill: none; stroke: var(--soft); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
    .icon .open { fill: none; stroke: currentColor; stroke-width: 2; stroke-dasharray: 3.2 2.6; }
    .icon .dash { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
    .bar { max-width: 9rem; }
    .marks .bar { width: 0; min-width: min(100%, 9rem); }
    .bar .track { fill: var(--rule); }
    .hours .track { fill: var(--none-soft); }
    .bar .band { fill: var(--tone); opacity: 0.35; }
    .bar .dot { fill: var(--tone); }
    .spark { max-width: 8.5rem; }
    .spark .band, .trend .band { fill: var(--link); opacity: 0.16; }
    .spark .line, .trend .line { fill: none; stroke: var(--link); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
    .spark .dot, .trend .dot { fill: var(--link); }
    .spark .gap, .trend .gap { fill: none; stroke: var(--quiet); stroke-width: 1.2; }
    .trend, .hotspots, .knowledge { max-width: 38rem; }
    .grid { stroke: var(--rule); stroke-width: 1; }
    .hours { max-width: 10rem; margin: 0.35rem 0; }
    .hours .billed { fill: var(--ink); opacity: 0.75; }
    .hours .tracked { fill: var(--link); opacity: 0.75; }
    .hours .limit { stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 2 2; }
    .risks { max-width: 38rem; }
    .risk rect { fill: var(--tone); }
    .hotspots .danger { fill: var(--bad-soft); opacity: 0.6; }
    .spot circle { fill: var(--tone); fill-opacity: 0.3; stroke: var(--tone); stroke-width: 1.2; }
    .chart .spot text { fill: var(--ink); font-weight: 600; }
    .person-0 { fill: var(--p0); } .person-1 { fill: var(--p1); } .person-2 { fill: var(--p2); }
    .person-3 { fill: var(--p3); } .person-4 { fill: var(--p4); } .person-5 { fill: var(--p5); }
    .hatch-ground { fill: var(--none-soft); }
    .hatch-line { stroke: var(--quiet); stroke-width: 2; }
    .swatch { width: 0.8em; height: 0.8em; margin-right: 0.6em; }
    @media (max-width: 36rem) { .chart text { font-size: 13px; } }
    """#
}
