/// Type, white space and the layout at every width, on screen and on A4.
enum StyleSheetLayout {
  static let text = #"""
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.25rem 4rem; background: var(--ground); color: var(--ink);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere;
    }
    h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
    ul, ol { list-style: none; }
    h1 { font-size: 2.1rem; line-height: 1.15; letter-spacing: -0.02em; font-weight: 650; }
    h2 { font-size: 1.25rem; line-height: 1.3; letter-spacing: -0.01em; font-weight: 650; margin-bottom: 1rem; }
    h3 { font-size: 1.0625rem; line-height: 1.35; font-weight: 600; }
    h4 { font-size: 1rem; font-weight: 600; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
    a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 3px; }
    code { font: 0.875em/1.5 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; }
    .t, code { unicode-bidi: isolate; }
    .quiet, figcaption { color: var(--quiet); font-size: 0.9375rem; }
    .unseen {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
    }
    main > section, main > .block, .asides { margin-top: 3rem; }
    .eyebrow { color: var(--quiet); margin-bottom: 0.35rem; }
    nav { margin-bottom: 1.25rem; }
    .engagements { margin-top: 0.6rem; color: var(--quiet); font-size: 0.9375rem; }
    .engagements li:first-child { text-transform: capitalize; }
    .lead { margin-top: 1.5rem !important; max-width: 46rem; font-size: 1.1875rem; line-height: 1.5; }
    .lead p + p { margin-top: 0.35rem; }

    .badge {
      display: inline-flex; align-items: center; gap: 0.45rem; padding: 0.2rem 0.7rem 0.2rem 0.5rem;
      border-radius: 2rem; background: var(--soft); color: var(--tone); font-weight: 650; font-size: 0.9375rem;
      line-height: 1.4; white-space: nowrap; vertical-align: middle;
    }
    .chip {
      display: inline-block; padding: 0.05rem 0.5rem; border-radius: 0.3rem; background: var(--soft);
      color: var(--tone); font-size: 0.8125rem; line-height: 1.5; white-space: nowrap;
    }
    .letter {
      display: inline-grid; place-items: center; min-width: 1.75rem; height: 1.75rem; border-radius: 0.35rem;
      background: var(--soft); color: var(--tone); font-weight: 700; line-height: 1;
    }
    .g-none > .letter { background: none; border: 1px dashed var(--rule); }
    .label { display: block; color: var(--quiet); font-size: 0.8125rem; line-height: 1.5; }
    .grade { display: inline-flex; align-items: center; gap: 0.6rem; color: var(--quiet); }

    .pressing li, .person, .verdict, .asides .block, .dimension, .findings li {
      background: var(--surface); border: 1px solid var(--rule); border-radius: 0.75rem; padding: 1.25rem 1.4rem;
    }
    .pressing li { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0.25rem 1.5rem; border-left: 4px solid var(--tone); }
    .pressing li + li, .person + .person, .dimension + .dimension, .findings li + li { margin-top: 0.9rem; }
    .pressing h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 0.75rem; margin-bottom: 0.5rem; }
    .when { font-weight: 650; }
    .when::first-letter { text-transform: uppercase; }
    .step { margin-top: 0.5rem; color: var(--quiet); }
    .step b { color: var(--ink); font-weight: 600; }

    .profile > div { margin-top: 1.1rem; }
    .profile dt { font-weight: 600; margin-bottom: 0.35rem; }
    .profile dt::first-letter { text-transform: uppercase; }
    .profile li { display: inline; margin-right: 1.2rem; }

    .person-head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem 0.75rem; }
    .role { color: var(--quiet); font-size: 0.9375rem; }
    .person-head .ends { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem 0.75rem; margin-left: auto; }
    .by { color: var(--quiet); font-size: 0.9375rem; }
    .reason { margin-top: 0.5rem; max-width: 46rem; }
    .person-facts { display: grid; grid-template-columns: minmax(0, 1fr) 8rem 10rem; gap: 1rem 2rem; margin-top: 1.1rem; }
    .fact .words { display: block; font-size: 0.8125rem; color: var(--quiet); line-height: 1.45; white-space: nowrap; }
    .fact .big { font-size: 1.25rem; font-weight: 650; line-height: 1.5; margin-right: 0.35rem; }
    .fact .moved { font-size: 0.8125rem; color: var(--quiet); }
    .marks { display: grid; grid-template-columns: repeat(6, minmax(max-content, 1fr)); gap: 0.75rem 1rem; align-content: start; }
    .marks .mark-name { display: block; color: var(--quiet); font-size: 0.8125rem; line-height: 1.5; }
    .marks .letter { margin: 0.15rem 0 0.35rem; }

    .verdict { border-left: 4px solid var(--tone); margin-top: 1.75rem !important; }
    .verdict-line { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; margin-bottom: 1.25rem; }
    .verdict-line .by { color: var(--ink); font-size: 1rem; }
    .verdict .badge { font-size: 1.125rem; padding: 0.35rem 0.95rem 0.35rem 0.7rem; }
    .verdict h2 { font-size: 1.0625rem; margin-bottom: 0.6rem; }
    .reasons li + li { margin-top: 0.9rem; }
    .reasons p { max-width: 46rem; }
    .asides { display: grid; grid-template-columns: repeat(auto-fit, minmax(14.5rem, 1fr)); gap: 0.9rem; margin-top: 0.9rem; }
    .asides .block { margin: 0; }
    .block h3 { margin-bottom: 0.5rem; }
    .block li { padding-left: 1.1rem; position: relative; }
    .block li::before { content: "–"; position: absolute; left: 0; color: var(--quiet); }
    .block li + li { margin-top: 0.4rem; }
    .problems { margin-top: 1.5rem; padding: 1rem 1.4rem; border-left: 4px solid var(--fair); background: var(--fair-soft); border-radius: 0.5rem; }
    #score ~ .grade { margin-bottom: 1.25rem; font-size: 1.0625rem; }
    h2 + .quiet { margin: -0.6rem 0 1rem; }
    figure { margin: 1.5rem 0; }

    .dimension-head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 0.8rem; }
    .dimension-head .score-words { color: var(--quiet); font-size: 0.9375rem; }
    .dimension-head .bar { margin-left: auto; width: 9rem; }
    .cap { margin-top: 0.75rem; padding: 0.5rem 0.8rem; border-radius: 0.4rem; background: var(--bad-soft); color: var(--bad); }
    .signal { margin-top: 1.1rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); }
    .signal-head { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; }
    .signal > p { max-width: 46rem; }
    .signal-facts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1.5rem; margin: 0.5rem 0; }
    .signal-facts .bar { width: 7rem; }
    .facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; font-size: 0.875rem; }
    .facts div { display: flex; gap: 0.4rem; }
    .facts dt { color: var(--quiet); }
    .facts dd { font-variant-numeric: tabular-nums; }

    details { margin-top: 0.5rem; }
    summary { cursor: pointer; color: var(--link); font-size: 0.9375rem; width: fit-content; padding: 0.15rem 0; }
    .evidence li { padding: 0.35rem 0; border-bottom: 1px solid var(--rule); font-size: 0.9375rem; }
    .evidence li:last-child { border-bottom: 0; }
    .evidence code { color: var(--quiet); }
    .finding-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.75rem; margin-bottom: 0.35rem; }
    .finding-head code { color: var(--quiet); }
    .severity { color: var(--tone); font-weight: 650; font-size: 0.875rem; text-transform: capitalize; }
    .findings li { border-left: 4px solid var(--tone); padding: 1rem 1.25rem; }
    pre { margin: 0.6rem 0 0; padding: 0.6rem 0.8rem; border-radius: 0.4rem; background: var(--none-soft); white-space: pre-wrap; }

    table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
    th { text-align: left; font-weight: 600; }
    thead th { color: var(--quiet); font-weight: 400; font-size: 0.8125rem; }
    th, td { padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; }
    th:last-child, td:last-child { padding-right: 0; }
    .num { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
    td.num { white-space: nowrap; }
    tr:has(+ .why) > * { border-bottom: 0; }
    .why td { padding-top: 0; color: var(--quiet); }
    .spots li { display: grid; grid-template-columns: 1.6rem 1fr auto; gap: 0.75rem; padding: 0.55rem 0; border-bottom: 1px solid var(--rule); align-items: baseline; }
    .spots .quiet { display: block; }
    .number { color: var(--quiet); font-variant-numeric: tabular-nums; }

    footer { margin-top: 3.5rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); }
    footer dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 0.2rem 1.25rem; padding: 0.35rem 0; font-size: 0.9375rem; }
    footer dt { font-weight: 600; }
    footer dd { color: var(--quiet); }

    @media (max-width: 52rem) {
      .person-facts { grid-template-columns: 1fr 1fr; }
      .person-facts .marks { grid-column: 1 / -1; }
    }
    @media (max-width: 36rem) {
      body { padding: 1.5rem 1rem 3rem; }
      h1 { font-size: 1.75rem; }
      .lead { font-size: 1.0625rem; }
      main > section, main > .block { margin-top: 2.25rem; }
      .pressing li { grid-template-columns: 1fr; }
      .pressing li, .person, .verdict, .asides .block, .dimension { padding: 1rem 1.1rem; }
      .marks { grid-template-columns: repeat(3, minmax(max-content, 1fr)); }
      th, td { padding-right: 0.6rem; }
      .person-head .ends { margin-left: 0; }
      .person-head h3 { flex-basis: 100%; }
      .person-head .role { display: none; }
      .dimension-head .bar { margin-left: 0; width: 100%; }
      footer dl div { grid-template-columns: 1fr; }
      .hours-table thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
      .hours-table tr { display: grid; grid-template-columns: 1fr 1fr; padding: 0.75rem 0; border-bottom: 1px solid var(--rule); }
      .hours-table tr:has(+ .why) { border-bottom: 0; padding-bottom: 0.25rem; }
      .hours-table tr.why { grid-template-columns: 1fr; padding-top: 0; }
      .hours-table th, .hours-table td { border: 0; padding: 0.1rem 0; text-align: left; }
      .hours-table th { grid-column: 1 / -1; }
      .hours-table td[data-name]::before { content: attr(data-name) " "; color: var(--quiet); }
    }
    @page { size: A4; margin: 15mm; }
    @media print {
      :root {
        --ground: #fff; --surface: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --link: #000; --good: #1c6b45;
        --good-soft: #e3f1e9; --fair: #855500; --fair-soft: #fbf0d9; --poor: #a8430a; --poor-soft: #fdebdd;
        --bad: #a81e1e; --bad-soft: #fbe4e2; --none-soft: #efede9;
      }
      html { font-size: 9.5pt; }
      body { padding: 0; max-width: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      nav { display: none; }
      main > section, main > .block { margin-top: 1.5rem; }
      .pressing li, .person, .signal, .asides .block, .findings li, figure, tr { break-inside: avoid; }
      h2, h3, h2 + .quiet, .dimension-head { break-after: avoid; }
      details::details-content { content-visibility: visible; block-size: auto; }
      .person-facts { grid-template-columns: minmax(0, 1fr) 7rem 9rem; }
      .person-facts .marks { grid-column: auto; }
    }
    """#
}
