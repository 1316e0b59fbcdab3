internal import SourceText

/// A kind of file that lists dependencies, and the lock files that pin them.
///
/// Only kinds whose tool writes a lock file that is meant to be kept: what Maven, Gradle and MSBuild list has its version
/// in the list.
enum ManifestKind: Sendable, CaseIterable {
  case npm, composer, bundler, python, pipenv, go, cargo, pub, cocoaPods, mix

  private var name: String {
    switch self {
    case .npm: "package.json"
    case .composer: "composer.json"
    case .bundler: "gemfile"
    case .python: "pyproject.toml"
    case .pipenv: "pipfile"
    case .go: "go.mod"
    case .cargo: "cargo.toml"
    case .pub: "pubspec.yaml"
    case .cocoaPods: "podfile"
    case .mix: "mix.exs"
    }
  }

  private var locks: [String] {
    switch self {
    case .npm: ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"]
    case .composer: ["composer.lock"]
    case .bundler: ["Gemfile.lock"]
    case .python: ["poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", "requirements.txt", "requirements.lock"]
    case .pipenv: ["Pipfile.lock"]
    case .go: ["go.sum", "go.work.sum"]
    case .cargo: ["Cargo.lock"]
    case .pub: ["pubspec.lock"]
    case .cocoaPods: ["Podfile.lock"]
    case .mix: ["mix.lock"]
    }
  }

  /// Words after which a dependency is listed.
  private var openings: [String] {
    switch self {
    case .npm: ["\"dependencies\"", "\"devDependencies\"", "\"optionalDependencies\""]
    case .composer: ["\"require\"", "\"require-dev\""]
    case .bundler: ["gem "]
    case .python: ["dependencies"]
    case .pipenv: ["[packages]", "[dev-packages]"]
    case .go: ["require "]
    case .cargo: ["dependencies"]
    case .pub: ["dependencies:"]
    case .cocoaPods: ["pod "]
    case .mix: ["{:"]
    }
  }

  /// Folders whose manifests are somebody else's or only shown.
  private static let outside: Set<String> = [
    "node_modules", "vendor", "vendors", "third_party", "third-party", "bower_components", "pods", "test", "tests",
    "spec", "fixtures", "__fixtures__", "testdata", "test-data", "example", "examples", "sample", "samples", "demo",
    "demos", "docs", "doc", "template", "templates", "benchmarks",
  ]

  /// The kind of a manifest that counts; nil for anything else.
  static func of(_ path: RepositoryPath) -> ManifestKind? {
    let parts = path.lossyString.lowercased().split(separator: "/")
    guard let name = parts.last, let kind = allCases.first(where: { $0.name == name }) else { return nil }
    return parts.dropLast().contains { outside.contains(String($0)) } ? nil : kind
  }

  /// Whether at least one dependency is listed, as far as a look tells: an empty list needs no lock.
  func listsDependencies(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return openings.contains { opening in
      text.ranges(of: opening).contains { found in
        let list = text[found.upperBound...].drop { " \t\r\n:=".contains($0) }
        // `"dependencies": {}` and `dependencies = []` list none; anything else is a list or a line of its own.
        guard let first = list.first, first == "{" || first == "[" else { return !isJSON }
        let inside = list.dropFirst().first { !$0.isWhitespace }
        return inside != nil && inside != "}" && inside != "]"
      }
    }
  }

  private var isJSON: Bool { self == .npm || self == .composer }

  /// The lock file in the manifest's folder or one above.
  func lock(of manifest: RepositoryPath, among paths: Set<RepositoryPath>) -> RepositoryPath? {
    for folder in [manifest.directory] + manifest.directory.above {
      for lock in locks {
        let path = folder.appending(Array(lock.utf8))
        if paths.contains(path) { return path }
      }
    }
    return nil
  }
}

extension RepositoryPath {
  /// The folders above this one, innermost first, the top level last; none for the top level.
  fileprivate var above: [RepositoryPath] { bytes.isEmpty ? [] : folders + [RepositoryPath(bytes: [])] }
}
