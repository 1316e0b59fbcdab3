internal import Findings
internal import History
internal import SourceText

/// One thing that a newcomer needs to find in a repository.
struct HandoverNeed: Sendable {
  var name: String
  /// Lowercased file names, or path beginnings ending in `/`, any of which meets it.
  var names: [String]
  var isAsked: @Sendable ([HeadFile]) -> Bool = { _ in true }
  /// What of the contents meets it, where they were read; nil for a need that a name meets.
  var places: (@Sendable (ProjectFacts) -> [ProjectFacts.Place])?

  func isMet(by path: String) -> Bool {
    let path = path.lowercased()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return names.contains { wanted in
      if wanted.hasSuffix("/") { return path.hasPrefix(wanted) || path.contains("/" + wanted) }
      if wanted.hasSuffix("*") { return name.hasPrefix(wanted.dropLast()) }
      return name == wanted
    }
  }

  /// What is asked of the history, and where each is met, best place first; nil where it is not.
  ///
  /// Copied libraries neither ask nor answer: their README explains the library. What only contents meet is not asked
  /// where they were not read.
  static func asked(
    of history: RepositoryHistory
  ) -> [(need: HandoverNeed, place: ProjectFacts.Place?)] {
    let files = history.files.filter { $0.measure.kind != .vendored }
    return all.filter { $0.isAsked(files) && (!$0.names.isEmpty || history.project.isRead) }.map { need in
      let place =
        need.places?(history.project).first
        ?? files.first { need.isMet(by: $0.path.lossyString) }.map { ProjectFacts.Place(path: $0.path, line: 1) }
      return (need, place)
    }
  }

  static let all: [HandoverNeed] = [
    HandoverNeed(name: "a README", names: ["readme*"]),
    HandoverNeed(
      name: "a way to set it up",
      names: [
        "makefile", "justfile", "dockerfile", "docker-compose*", "compose.yml", "compose.yaml", "setup.py",
        "pyproject.toml", "package.json", "composer.json", "gemfile", "go.mod", "pom.xml", "build.gradle*",
        "package.swift", "cargo.toml", ".env.example", ".tool-versions", "contributing*", "devcontainer.json",
      ]),
    HandoverNeed(
      name: "automated checks",
      names: [
        ".github/workflows/", ".gitlab-ci.yml", ".circleci/", "azure-pipelines.yml", "jenkinsfile", ".travis.yml",
        "bitbucket-pipelines.yml", ".buildkite/", ".drone.yml", ".woodpecker/", ".forgejo/workflows/", ".ci/",
      ]),
    HandoverNeed(
      name: "tests run by the automated checks", names: [], isAsked: { $0.contains { $0.measure.kind == .test } },
      places: \.testSteps),
    HandoverNeed(
      name: "a way to put it live",
      names: [
        "procfile", "fly.toml", "vercel.json", "netlify.toml", "serverless.yml", "serverless.yaml", "app.yaml",
        "appspec.yml", "render.yaml", "railway.json", "railway.toml", "wrangler.toml", "skaffold.yaml", "capfile",
        "fastfile", "buildspec.yml", "cloudbuild.yaml", "dockerfile*", "docker-compose*", "compose.yml", "compose.yaml",
        "deploy*", "release*", "publish*", "k8s/", "kubernetes/", "helm/", "charts/", "terraform/", "ansible/",
        ".goreleaser.yml", ".goreleaser.yaml", ".platform.app.yaml", "firebase.json", ".shopify-cli.yml",
        "shopify.app.toml",
      ], places: \.deploySteps),
    HandoverNeed(
      name: "a lock file",
      names: [
        "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lockb", "bun.lock", "composer.lock", "gemfile.lock",
        "poetry.lock", "pipfile.lock", "uv.lock", "requirements*", "go.sum", "cargo.lock", "package.resolved",
        "packages.lock.json", "gradle.lockfile", "podfile.lock", "pubspec.lock", "mix.lock", "pdm.lock",
        "npm-shrinkwrap.json", "pylock.toml",
      ],
      isAsked: { files in
        let manifests = [
          "package.json", "composer.json", "gemfile", "pyproject.toml", "pipfile", "go.mod", "cargo.toml",
        ]
        return files.contains { manifests.contains(String(decoding: $0.path.name, as: UTF8.self).lowercased()) }
      }),
    HandoverNeed(name: "a licence or a statement of rights", names: ["licen*", "copying*", "notice*", "copyright*"]),
    HandoverNeed(
      name: "tests", names: ["test/", "tests/", "spec/", "__tests__/", "e2e/", "cypress/"],
      isAsked: { files in !files.contains { $0.measure.kind == .test } }),
  ]
}
