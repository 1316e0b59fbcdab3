internal import Hiring
internal import SourceText

/// Since when there are tools whose files have a name of their own: a file dated before is dated wrongly.
///
/// The day of the first public release or announcement, as the projects' own pages and changelogs have it, rounded down
/// to the month's first so that early users are not told of. Names that other programs used before are not in it.
enum ToolDates {
  struct Tool {
    var name: String
    var began: CivilDate
  }

  /// Nil for every other file.
  static func tool(of path: RepositoryPath) -> Tool? {
    let name = String(decoding: path.name, as: UTF8.self).lowercased()
    if let known = names[name] { return Tool(name: name, began: day(known)) }
    if let (stem, known) = stems.first(where: { name.hasPrefix($0.0) }) {
      return Tool(name: stem + "*", began: day(known))
    }
    if let (ending, known) = endings.first(where: { name.hasSuffix($0.0) }) {
      return Tool(name: "*" + ending, began: day(known))
    }
    let whole = path.lossyString.lowercased()
    if whole.hasPrefix(".github/workflows/") { return Tool(name: ".github/workflows", began: day((2018, 10))) }
    return nil
  }

  private static func day(_ month: (Int, Int)) -> CivilDate { CivilDate(year: month.0, month: month.1, day: 1) }

  private static let names: [String: (Int, Int)] = [
    "composer.lock": (2011, 4), "cargo.lock": (2014, 6), "cargo.toml": (2014, 6), "go.mod": (2018, 7),
    "go.sum": (2018, 7), "pyproject.toml": (2016, 5), "poetry.lock": (2018, 2), "pipfile.lock": (2017, 1),
    "uv.lock": (2024, 2), "package-lock.json": (2017, 5), "yarn.lock": (2016, 6), "pnpm-lock.yaml": (2019, 1),
    "bun.lockb": (2022, 1), "bun.lock": (2024, 11), "deno.json": (2021, 6), "deno.lock": (2022, 1),
    "tsconfig.json": (2014, 10), "dockerfile": (2013, 3), "docker-compose.yml": (2014, 10), ".gitlab-ci.yml": (2015, 9),
    "vercel.json": (2018, 11), "netlify.toml": (2016, 6), "fly.toml": (2020, 1), "render.yaml": (2019, 1),
    "turbo.json": (2021, 6), "nx.json": (2017, 6), "angular.json": (2018, 3), "nest-cli.json": (2018, 6),
    "biome.json": (2023, 8), "eslint.config.js": (2022, 8), "eslint.config.mjs": (2022, 8),
    "package.resolved": (2015, 12),
    "pubspec.lock": (2011, 10), ".prettierrc": (2017, 1), "wrangler.toml": (2018, 10), "claude.md": (2025, 1),
    "agents.md": (2025, 4), ".cursorrules": (2023, 9),
  ]

  private static let stems: [(String, (Int, Int))] = [
    ("next.config.", (2016, 10)), ("vite.config.", (2020, 4)), ("vitest.config.", (2021, 12)),
    ("nuxt.config.", (2016, 10)), ("svelte.config.", (2019, 1)), ("astro.config.", (2021, 4)),
    ("tailwind.config.", (2019, 4)), ("playwright.config.", (2020, 1)), ("cypress.config.", (2022, 5)),
    ("jest.config.", (2014, 5)), ("webpack.config.", (2012, 3)), ("rollup.config.", (2015, 5)),
  ]

  private static let endings: [(String, (Int, Int))] = [
    (".swift", (2014, 6)), (".tsx", (2015, 6)), (".jsx", (2013, 5)), (".vue", (2014, 10)), (".kt", (2011, 7)),
    (".dart", (2011, 10)), (".rs", (2010, 6)), (".sol", (2014, 8)), (".ipynb", (2011, 12)),
  ]
}
