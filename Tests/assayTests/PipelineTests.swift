import Findings
import Foundation
import RuleEngine
import TestSupport
import Testing

@testable import assay

/// The README's pipelines, each read as its system reads it, and its command run where that system would run it.
@Suite("Pipelines of the README")
struct PipelineTests {
  /// One system's pipeline with what it leaves in a clone and says in the environment.
  private struct Setup {
    /// What it runs.
    var script: String
    /// What it takes as results, by the reader that reads it.
    var junit: String?
    var files: [String] = []
    var refspecs = [CISandbox.branches]
    var isMerged = false
    var variables: (CISandbox) throws -> [String: String]
  }

  /// Judges a good change and a bad one by the pipeline's own command.
  private func run(_ setup: Setup, sourceLocation: SourceLocation = #_sourceLocation) throws -> CISandbox {
    #expect(setup.script.contains("assay gate ."), sourceLocation: sourceLocation)
    let good = try CISandbox()
    try good.clone(setup.refspecs, at: setup.isMerged ? good.merge : good.head)
    let passed = try AssayCommand.shell(setup.script, in: good.path, environment: setup.variables(good))
    #expect(passed.code == Exit.passed, "\(passed.errors)\(passed.output)", sourceLocation: sourceLocation)
    let bad = try CISandbox(CISandbox.bad)
    try bad.clone(setup.refspecs, at: setup.isMerged ? bad.merge : bad.head)
    let failed = try AssayCommand.shell(setup.script, in: bad.path, environment: setup.variables(bad))
    #expect(failed.code == Exit.failed, "\(failed.errors)", sourceLocation: sourceLocation)
    for file in setup.files + [setup.junit].compactMap(\.self) {
      #expect(FileManager.default.fileExists(atPath: bad.path + "/" + file), "\(file)", sourceLocation: sourceLocation)
    }
    if let junit = setup.junit {
      func failures(_ ci: CISandbox) throws -> Int {
        XMLElements.read(try String(contentsOfFile: ci.path + "/" + junit, encoding: .utf8))
          .count { $0.name == "failure" }
      }
      #expect(try failures(good) == 0 && failures(bad) > 0, sourceLocation: sourceLocation)
    }
    return bad
  }

  @Test("GitHub Actions: whole history, pinned actions, least rights, the summary and SARIF written and uploaded")
  func gitHub() throws {
    let pipeline = try Pipeline(under: "#### GitHub Actions", language: "yaml")
    let root = try pipeline.yaml()
    let request = try root.at("on", "pull_request")
    #expect(try request.at("types").strings().contains("edited") && request.at("branches").strings() == ["main"])
    #expect(try root.at("permissions").mapping().isEmpty)
    let job = try root.at("jobs", "gate")
    let rights = try job.at("permissions").mapping().map { "\($0.name): \(try $0.value.string())" }
    #expect(rights == ["contents: read", "security-events: write"])
    let steps = try job.at("steps").list()
    for step in steps {
      guard let action = try step["uses"]?.string() else { continue }
      #expect(action.wholeMatch(of: /[\w\/-]+@[0-9a-f]{40}/) != nil, "\(action)")
    }
    let checkout = try #require(steps.first)
    #expect(try checkout.at("uses").string().hasPrefix("actions/checkout@"))
    #expect(try checkout.at("with", "fetch-depth").string() == "0")
    let upload = try #require(steps.last)
    #expect(try upload.at("if").string() == "always()")
    let sarif = try upload.at("with", "sarif_file").string()
    let script = try steps.compactMap { $0["run"] }.map { try $0.string() }
    let ran = try run(
      Setup(
        script: script.joined(separator: "\n"), files: [sarif],
        refspecs: [CISandbox.branches, "+refs/pull/7/merge:refs/remotes/pull/7/merge"], isMerged: true
      ) { ci in
        let summary = ci.server.sandbox.root + "/summary"
        // The runner has made it already.
        try "".write(toFile: summary, atomically: false, encoding: .utf8)
        return try ci.gitHub().merging(["GITHUB_STEP_SUMMARY": summary]) { $1 }
      })
    let summary = try String(contentsOfFile: ran.server.sandbox.root + "/summary", encoding: .utf8)
    #expect(summary.hasPrefix("## ❌ Assay") && summary.contains("pull request 7 into main"))
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: ran.path + "/" + sarif)))
        as? [String: Any])
    #expect(((log["runs"] as? [[String: Any]])?.first?["results"] as? [Any])?.isEmpty == false)
  }

  @Test("GitLab CI: whole history, protected targets alone, both reports kept whatever comes of it")
  func gitLab() throws {
    let job = try Pipeline(under: "#### GitLab CI", language: "yaml").yaml().at("assay")
    #expect(try job.at("variables", "GIT_DEPTH").string() == "0")
    let rule = try #require(try job.at("rules").list().first)
    #expect(try rule.at("if").string().contains("$CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED == \"true\""))
    #expect(try job.at("artifacts", "when").string() == "always")
    let quality = try job.at("artifacts", "reports", "codequality").string()
    let ran = try run(
      Setup(
        script: try job.at("script").strings().joined(separator: "\n"),
        junit: try job.at("artifacts", "reports", "junit").string(), files: [quality]
      ) { $0.gitLab })
    let issues = try CodeQualityIssue.read(Data(contentsOf: URL(filePath: ran.path + "/" + quality)))
    #expect(issues.contains { $0.checkName == "code.js-eval" && $0.location.path == "src/a.js" })
  }

  @Test("Jenkins: the target branch is fetched, the reports are read whatever comes of it")
  func jenkins() throws {
    let pipeline = try Pipeline(under: "#### Jenkins", language: "groovy")
    #expect(pipeline.isBalanced && pipeline.text.contains("changeRequest target: 'main'"))
    #expect(pipeline.text.contains("+refs/heads/*:refs/remotes/origin/*") && pipeline.text.contains("always {"))
    let junit = try #require(pipeline.text.firstMatch(of: /junit '([^']+)'/))
    let checkstyle = try #require(pipeline.text.firstMatch(of: /checkStyle\(pattern: '([^']+)'\)/))
    let ran = try run(
      Setup(
        script: pipeline.shellSteps().joined(separator: "\n"), junit: String(junit.output.1),
        files: [String(checkstyle.output.1)],
        refspecs: [CISandbox.branches, "+refs/pull/7/head:refs/remotes/origin/PR-7"]
      ) { $0.jenkins })
    let text = try String(contentsOfFile: ran.path + "/" + checkstyle.output.1, encoding: .utf8)
    let files = XMLElements.read(text).filter { $0.name == "file" }
    #expect(files.contains { $0.attributes["name"] == "src/a.js" })
  }

  @Test("Bitbucket: whole history, results where it looks for them")
  func bitbucket() throws {
    let root = try Pipeline(under: "#### Bitbucket Pipelines", language: "yaml").yaml()
    let step = try #require(try root.at("pipelines", "pull-requests", "**").list().first).at("step")
    #expect(try step.at("clone", "depth").string() == "full")
    _ = try run(
      Setup(
        script: try step.at("script").strings().joined(separator: "\n"), junit: "test-results/assay.xml",
        refspecs: [CISandbox.branches, "+refs/pull/7/merge:refs/remotes/merge"], isMerged: true
      ) { $0.bitbucket })
  }

  @Test("a report is put in the place of a link that the change left there, and not written through it")
  func links() throws {
    let ci = try CISandbox()
    let victim = ci.server.sandbox.root + "/victim"
    try "kept".write(toFile: victim, atomically: true, encoding: .utf8)
    try ci.clone(at: ci.head)
    try FileManager.default.createSymbolicLink(atPath: ci.path + "/assay.json", withDestinationPath: victim)
    let outcome = try AssayCommand.shell(
      "assay gate . --report json=assay.json --output /dev/stdout", in: ci.path, environment: ci.gitLab)
    #expect(outcome.code == Exit.passed && outcome.output.contains("PASS"), "\(outcome.errors)")
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "kept")
    #expect(try String(contentsOfFile: ci.path + "/assay.json", encoding: .utf8).contains("assay.gate/1"))
  }
}
