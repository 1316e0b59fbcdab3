internal import Findings
internal import History
internal import SourceText

/// One thing that a newcomer needs to find in a repository.
struct HandoverNeed: Sendable {
  var name: String
  /// Lowercased file names, or path beginnings ending in `/`, any of which meets it.
  var names: [String]
  var isAsked: @Sendable ([HeadFile]) -> Bool = { _ in true }

  func isMet(by path: String) -> Bool {
    let path = path.lowercased()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return names.contains { wanted in
      if wanted.hasSuffix("/") { return path.hasPrefix(wanted) || path.contains("/" + wanted) }
      if wanted.hasSuffix("*") { return name.hasPrefix(wanted.dropLast()) }
      return name == wanted
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
      name: "a lock file",
      names: [
        "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lockb", "bun.lock", "composer.lock", "gemfile.lock",
        "poetry.lock", "pipfile.lock", "uv.lock", "requirements*", "go.sum", "cargo.lock", "package.resolved",
        "packages.lock.json", "gradle.lockfile",
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
