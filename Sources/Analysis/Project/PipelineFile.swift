internal import SourceText

/// Which files say what a pipeline does.
enum PipelineFile {
  /// Names at any place, lowercased.
  private static let names: Set<String> = [
    ".gitlab-ci.yml", "azure-pipelines.yml", "azure-pipelines.yaml", "jenkinsfile", ".travis.yml", "appveyor.yml",
    "bitbucket-pipelines.yml", ".drone.yml", ".woodpecker.yml", ".cirrus.yml", "buildspec.yml", "cloudbuild.yaml",
    "cloudbuild.yml", "codemagic.yaml", "bitrise.yml", "fastfile",
  ]
  /// Folders, lowercased, at the top or below another.
  private static let folders = [
    ".github/workflows/", ".github/actions/", ".circleci/", ".buildkite/", ".woodpecker/", ".forgejo/workflows/",
    ".gitea/workflows/", ".semaphore/", ".gitlab/", ".ci/", "ci/",
  ]

  static func matches(_ path: RepositoryPath) -> Bool {
    let text = path.lossyString.lowercased()
    if names.contains(String(text.split(separator: "/").last ?? "")) { return true }
    guard [".yml", ".yaml", ".sh"].contains(where: text.hasSuffix) else { return false }
    return folders.contains { text.hasPrefix($0) || text.contains("/" + $0) }
  }
}

/// Where a pipeline runs tests and where it puts something live, by the words of its commands.
struct PipelineSteps: Sendable, Hashable {
  /// The first line of each, from 1.
  var test: Int?
  var deploy: Int?

  /// Commands that run tests, as their makers' manuals write them. What a script does that has none of them in its name
  /// is not known.
  private static let testing = [
    "npm test", "npm t ", "npm run test", "npm run-script test", "yarn test", "yarn run test", "pnpm test",
    "pnpm run test", "pnpm -r test", "bun test", "bun run test", "deno test", "jest", "vitest", "mocha", "karma start",
    "cypress run", "cypress-io/github-action", "playwright test", "ng test", "nx test", "nx affected", "turbo test",
    "turbo run test", "lerna run test", "pytest", "py.test", "tox", "nox", "-m unittest", "manage.py test", "phpunit",
    "pest", "composer test", "composer run test", "artisan test", "codecept run", "rspec", "rake test", "rake spec",
    "rails test", "bundle exec rake", "bin/test", "go test", "gotestsum", "cargo test", "cargo nextest", "swift test",
    "xcodebuild test", "test-without-building", "run_tests", "scan(", "mvn test", "mvn verify", "mvn install",
    "mvn package", "mvnw test", "mvnw verify", "mvnw install", "mvnw package", "gradle test", "gradle check",
    "gradle build", "gradlew test", "gradlew check", "gradlew build", "dotnet test", "vstest", "ctest", "make test",
    "make check", "just test", "task test", "flutter test", "dart test", "mix test", "sbt test", "lein test",
    "stack test", "cabal test", "zig build test", "bazel test", "meson test", "ninja test", "bats ", "prove ",
    "busted", "ginkgo", "behat", "robot ", "newman run", "maestro test", "run-tests", "run_test", "runtests",
  ]
  private static let deploying = [
    "deploy", "deploys", "deployment", "deployments", "release", "releases", "publish", "helm upgrade",
    "kubectl apply", "kubectl set image", "terraform apply", "pulumi up", "rsync ", "capistrano", "docker push",
    "push: true", "gh-pages", "eas submit", "fastlane ",
  ]

  /// A comment is no step. Linear in the lines.
  init(_ bytes: [UInt8]) {
    var number = 0
    for piece in bytes.split(separator: 0x0a, omittingEmptySubsequences: false) {
      number += 1
      // Nobody writes a command so long; and what is longer is not looked at letter by letter.
      guard piece.count <= 2_000 else { continue }
      let line = String(decoding: piece, as: UTF8.self).lowercased()
      let start = line.drop { $0 == " " || $0 == "\t" }
      if start.hasPrefix("#") || start.hasPrefix("//") { continue }
      if test == nil, Self.testing.contains(where: { Self.holds(line, $0) }) { test = number }
      if deploy == nil, Self.deploying.contains(where: { Self.holds(line, $0) }) { deploy = number }
      if test != nil, deploy != nil { return }
    }
  }

  /// Whether a line has a command as whole words: `tox` is none in `detox`.
  private static func holds(_ line: String, _ command: String) -> Bool {
    var rest = line[...]
    while let found = rest.firstRange(of: command) {
      let before = found.lowerBound == line.startIndex ? nil : line[line.index(before: found.lowerBound)]
      let after = found.upperBound == line.endIndex ? nil : line[found.upperBound]
      let isStart = before.map { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") } ?? true
      let isEnd =
        command.last.map { !($0.isLetter || $0.isNumber) } ?? true
        || (after.map { !($0.isLetter || $0.isNumber || $0 == "_") } ?? true)
      if isStart, isEnd { return true }
      rest = line[found.upperBound...]
    }
    return false
  }
}
