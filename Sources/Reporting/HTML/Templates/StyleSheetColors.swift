/// Colours of both schemes. Text on its ground has a contrast of at least 4.5 to 1 (WCAG 2.2, AA).
enum StyleSheetColors {
  static let text = #"""
    :root {
      color-scheme: light dark;
      --ground: #faf9f7; --surface: #ffffff; --ink: #1c2127; --quiet: #59616b; --rule: #e3e0da; --link: #1f4f8f;
      --good: #1c6b45; --good-soft: #e3f1e9; --fair: #855500; --fair-soft: #fbf0d9;
      --poor: #a8430a; --poor-soft: #fdebdd; --bad: #a81e1e; --bad-soft: #fbe4e2; --none-soft: #efedE9;
      --p0: #2f5d8c; --p1: #7a9cc0; --p2: #4f8a86; --p3: #a3bfae; --p4: #8a6f9e; --p5: #c2b1cd;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #13161a; --surface: #1b1f25; --ink: #e7e9ec; --quiet: #a2abb5; --rule: #2f353d; --link: #8fbcf2;
        --good: #7fd3a5; --good-soft: #183226; --fair: #ecc069; --fair-soft: #362a12;
        --poor: #f5a46d; --poor-soft: #3a2415; --bad: #ff9a92; --bad-soft: #401d1c; --none-soft: #262b32;
        --p0: #6fa3d8; --p1: #3f6690; --p2: #6fb5b0; --p3: #4a6f62; --p4: #b295c9; --p5: #6b5879;
      }
    }
    .g-a, .g-b, .o-keep, .v-match { --tone: var(--good); --soft: var(--good-soft); }
    .g-c, .o-coach, .v-under-logged, .s-medium { --tone: var(--fair); --soft: var(--fair-soft); }
    .g-d, .s-high { --tone: var(--poor); --soft: var(--poor-soft); }
    .g-f, .o-release, .v-over-billed, .v-over-limit, .s-critical { --tone: var(--bad); --soft: var(--bad-soft); }
    .g-none, .o-insufficient-evidence, .v-note, .v-not-assessable, .v-none, .s-low, .s-info {
      --tone: var(--quiet); --soft: var(--none-soft);
    }
    """#
}
