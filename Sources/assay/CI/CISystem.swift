/// A system that runs pipelines, and how it tells what change a run is for.
///
/// The variables are the server's words, but names of branches among them were chosen by people, and whoever may edit
/// the pipeline may set any of them: see "In CI" in the README for what the owner has to protect.
protocol CISystem: Sendable {
  /// As its makers call it.
  var name: String { get }

  /// What to set so that a clone has the whole history and the branch that a change goes into.
  var fullClone: String { get }

  func isRunning(_ environment: CIEnvironment) -> Bool

  /// The change that this run is for.
  ///
  /// - Throws: `CommandError` where it is for none, or for one that cannot be judged here.
  func change(_ environment: CIEnvironment) throws -> CIChange
}

extension CISystem {
  /// A run that is for no change: the caller has to say what is meant.
  func noChange(_ reason: String) -> CommandError {
    .usage("\(name): \(reason); name the revision that the change is to go into with --base REV")
  }
}

/// All that are known. Adding one: a file with its type, and a line here.
enum CISystemRegistry {
  static let all: [any CISystem] = [
    GitHubActions(), GitLabCI(), Jenkins(), BitbucketPipelines(), AzurePipelines(), Buildkite(),
  ]

  /// The one that the program runs in; nil on somebody's own machine, and in a system that is not known.
  static func running(in environment: CIEnvironment) -> (any CISystem)? {
    all.first { $0.isRunning(environment) }
  }
}
