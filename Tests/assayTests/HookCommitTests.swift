import Foundation
import Git
import TestSupport
import Testing

@testable import assay

@Suite("Hooks on a laptop")
struct HookCommitTests {
  private func installed(_ kinds: [String] = [], in hooks: HookSandbox) throws {
    let outcome = try hooks.assay(["hook", "install"] + kinds)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
  }

  @Test("a commit is judged as it is staged")
  func commit() throws {
    let hooks = try HookSandbox()
    try installed(in: hooks)
    try hooks.sandbox.write(Array(HookSandbox.guilty.utf8), to: "a.conf")
    try hooks.sandbox.git(["add", "a.conf"])
    let refused = try hooks.git(["commit", "--message", "Change the thing"])
    #expect(refused.status != 0 && refused.words.contains("FAIL") && refused.words.contains("a.conf"))
    #expect(refused.words.contains("The commit is refused"))
    #expect(refused.errors.split(separator: "\n").allSatisfy { $0.count <= 100 } && !refused.errors.contains("\u{1B}"))
    try hooks.sandbox.write(Array("key = none\n".utf8), to: "a.conf")
    #expect(try hooks.git(["commit", "--message", "Change the thing"]).status != 0)
    try hooks.sandbox.git(["add", "a.conf"])
    let passed = try hooks.git(["commit", "--message", "Change the thing"])
    #expect(passed.status == 0 && passed.words.contains("PASS"), "\(passed.errors)")
  }

  @Test("the index that git makes for --all and for paths is the one that is judged")
  func temporaryIndex() throws {
    let hooks = try HookSandbox()
    try hooks.commit(["a.conf": "key = none\n", "b.conf": "key = none\n"])
    try installed(in: hooks)
    try hooks.sandbox.write(Array(HookSandbox.guilty.utf8), to: "a.conf")
    #expect(try hooks.git(["commit", "--all", "--message", "Change the thing"]).errors.contains("a.conf"))
    #expect(try hooks.git(["commit", "--message", "Change the thing", "a.conf"]).errors.contains("a.conf"))
    // What is staged and left out of this commit is not judged.
    try hooks.sandbox.git(["add", "a.conf"])
    try hooks.sandbox.write(Array("key = nobody\n".utf8), to: "b.conf")
    let passed = try hooks.git(["commit", "--message", "Change the thing", "b.conf"])
    #expect(passed.status == 0, "\(passed.errors)")
  }

  @Test("a first commit is judged against nothing, and the gate says so too")
  func firstCommit() throws {
    let hooks = try HookSandbox.empty()
    try installed(["pre-commit"], in: hooks)
    try hooks.sandbox.write(Array(HookSandbox.guilty.utf8), to: "a.conf")
    try hooks.sandbox.git(["add", "--all"])
    let refused = try hooks.git(["commit", "--message", "Begin the thing"])
    #expect(refused.status != 0 && refused.words.contains("FAIL"))
    let gate = try hooks.assay(["gate", "--staged", "--format", "json"])
    #expect(gate.code == Exit.failed && gate.output.contains("4b825dc642cb6eb9a060e54bf8d69288fbee4904"))
    try hooks.sandbox.write(Array(HookSandbox.clean.utf8), to: "a.conf")
    try hooks.sandbox.git(["add", "--all"])
    let passed = try hooks.git(["commit", "--message", "Begin the thing"])
    #expect(passed.status == 0, "\(passed.errors)")
  }

  @Test("a linked worktree's own index is judged, also where its name has spaces and quotes")
  func linkedWorktree() throws {
    let hooks = try HookSandbox()
    try installed(in: hooks)
    let linked = hooks.sandbox.root + "/it's a tree"
    try hooks.sandbox.git(["worktree", "add", "--quiet", "-b", "side", linked])
    try HookSandbox.guilty.write(toFile: linked + "/a.conf", atomically: true, encoding: .utf8)
    try hooks.sandbox.git(["add", "a.conf"], in: linked)
    let refused = try hooks.git(["commit", "--message", "Change the thing"], in: linked)
    #expect(refused.status != 0 && refused.words.contains("FAIL"))
  }

  @Test("a submodule is judged, and what lies in it is nobody's word on how")
  func submodule() throws {
    let hooks = try HookSandbox()
    let outer = hooks.sandbox.root + "/outer"
    try hooks.sandbox.git(["init", "--quiet", outer], in: hooks.sandbox.root)
    try hooks.sandbox.git(
      ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", hooks.path, "lib"], in: outer)
    #expect(try hooks.assay(["hook", "install", "pre-commit", outer + "/.git/modules/lib"]).code == Exit.passed)
    let files = [
      "a.conf": HookSandbox.guilty, "assay.yml": "version: 1\npolicy: policy.yml\n", "policy.yml": "version: 1\n",
    ]
    for (name, content) in files {
      try content.write(toFile: outer + "/lib/" + name, atomically: true, encoding: .utf8)
    }
    try hooks.sandbox.git(["add", "--all"], in: outer + "/lib")
    let refused = try hooks.git(["commit", "--message", "Change the thing"], in: outer + "/lib")
    #expect(refused.status != 0 && refused.words.contains("FAIL"), "\(refused.errors)")
    #expect(refused.words.contains("lies in the judged repository"))
  }

  @Test("a merge is judged with the commits that it brings, also what came and went in them")
  func merge() throws {
    let hooks = try HookSandbox()
    try hooks.sandbox.git(["checkout", "--quiet", "-b", "side"])
    try hooks.commit(["a.conf": HookSandbox.guilty])
    try hooks.commit(["a.conf": nil, "b.js": "f();\n"])
    try hooks.sandbox.git(["checkout", "--quiet", "main"])
    try hooks.commit(["c.js": "g();\n"])
    try installed(in: hooks)
    let refused = try hooks.git(["merge", "--no-edit", "side"])
    #expect(refused.status != 0 && refused.words.contains("The merge is refused"))
    try hooks.sandbox.git(["merge", "--abort"])
    try hooks.sandbox.git(["checkout", "--quiet", "-b", "good", "main"])
    try hooks.commit(["d.js": "h();\n"])
    try hooks.sandbox.git(["checkout", "--quiet", "main"])
    let passed = try hooks.git(["merge", "--no-ff", "--no-edit", "good"])
    #expect(passed.status == 0, "\(passed.errors)")
  }

  @Test("what a merge of the mainline brings is nobody's")
  func mergeOfMainline() throws {
    let hooks = try HookSandbox()
    _ = try hooks.withServer()
    try hooks.sandbox.git(["checkout", "--quiet", "-b", "side"])
    try hooks.commit(["b.js": "f();\n"])
    try hooks.sandbox.git(["checkout", "--quiet", "main"])
    try hooks.commit(["a.conf": HookSandbox.guilty])
    try hooks.sandbox.git(["update-ref", "refs/remotes/origin/main", "main"])
    try hooks.sandbox.git(["checkout", "--quiet", "side"])
    try installed(in: hooks)
    let passed = try hooks.git(["merge", "--no-edit", "main"])
    #expect(passed.status == 0 && passed.words.contains("refs/remotes/origin/main"), "\(passed.errors)")
  }

  @Test("a push is judged before it goes out; an existing hook sees the same refs first, and its refusal stands")
  func push() throws {
    let hooks = try HookSandbox()
    let server = hooks.sandbox.root + "/plain.git"
    try hooks.sandbox.git(["init", "--quiet", "--bare", server], in: hooks.sandbox.root)
    try hooks.sandbox.git(["remote", "add", "origin", server])
    try hooks.sandbox.git(["push", "--quiet", "origin", "main"])
    try hooks.write(
      script: "#!/bin/sh\necho \"mine $1\" >&2\ncat >&2\nexit ${MINE:-0}\n", to: hooks.hooks + "/pre-push")
    try installed(in: hooks)
    try hooks.commit(["a.conf": HookSandbox.guilty])
    let refused = try hooks.git(["push", "origin", "main", "HEAD~1:refs/heads/other"])
    #expect(refused.status != 0 && refused.words.contains("mine origin") && refused.words.contains("FAIL"))
    #expect(refused.words.contains("refs/heads/other") && refused.words.contains("The push is refused"))
    #expect(try hooks.sandbox.text(["for-each-ref", "--format=%(refname)"], in: server) == "refs/heads/main")
    let theirs = try hooks.git(["push", "origin", "HEAD~1:refs/heads/other"], environment: ["MINE": "7"])
    #expect(theirs.status != 0 && !theirs.errors.contains("PASS"))
    let passed = try hooks.git(["push", "origin", "HEAD~1:refs/heads/other"])
    #expect(passed.status == 0 && passed.words.contains("PASS"), "\(passed.errors)")
    #expect(try hooks.git(["push", "origin", ":refs/heads/other"]).status == 0)
  }

  @Test("what the remote has and this clone has not is to be fetched first")
  func unknownRemote() throws {
    let hooks = try HookSandbox()
    _ = try hooks.withServer()
    let head = try hooks.sandbox.id("HEAD").hex
    let line = "refs/heads/main \(head) refs/heads/main \(String(repeating: "3", count: 40))\n"
    let outcome = try hooks.assay(["hook", "run", "pre-push", "--", "origin", "url"], input: line)
    #expect(outcome.code == Exit.cannotJudge && outcome.words.contains("git fetch"))
    #expect(outcome.words.contains("cannot-judge"))
    let none = try hooks.assay(["hook", "run", "pre-push", "--", "origin", "url"], input: "")
    #expect(none.code == Exit.passed && none.errors.contains("nothing to judge"))
    #expect(try hooks.assay(["hook", "run", "pre-push"], input: "nonsense\n").code == Exit.cannotJudge)
    let endless = String(repeating: "refs/heads/a", count: HookInput.limit / 12 + 1)
    let long = try hooks.assay(["hook", "run", "pre-push"], input: endless)
    #expect(long.code == Exit.cannotJudge && long.words.contains("16 MiB"))
  }

  @Test("the pre-commit framework says what is pushed in the environment")
  func frameworkPush() throws {
    let hooks = try HookSandbox()
    let clean = try hooks.sandbox.id("HEAD").hex
    let guilty = try hooks.commit(["a.conf": HookSandbox.guilty])
    func run(_ from: String?, _ to: String?, branch: String? = nil) throws -> AssayCommand.Outcome {
      var environment = ["PRE_COMMIT": "1", "PRE_COMMIT_REMOTE_NAME": "origin"]
      environment["PRE_COMMIT_FROM_REF"] = from
      environment["PRE_COMMIT_TO_REF"] = to
      environment["PRE_COMMIT_LOCAL_BRANCH"] = branch
      environment["PRE_COMMIT_REMOTE_BRANCH"] = "refs/heads/main"
      return try hooks.assay(["hook", "run", "pre-push"], input: "", environment: environment)
    }
    #expect(try run(clean, guilty).code == Exit.failed)
    #expect(try run(guilty, guilty).code == Exit.passed)
    #expect(try run(nil, nil, branch: "refs/heads/main").code == Exit.failed)
    #expect(try run(nil, nil).code == Exit.cannotJudge)
  }

  @Test("without the program, or with one that ends without a verdict, nothing goes through", arguments: [nil, 2, 70])
  func missingProgram(code: Int?) throws {
    let hooks = try HookSandbox()
    try installed(["pre-commit"], in: hooks)
    let stand = hooks.sandbox.root + "/no 'program'"
    if let code { try hooks.write(script: "#!/bin/sh\nexit \(code)\n", to: stand) }
    let script = HookScript(kind: .preCommit, settings: HookSettings(program: stand))
    try hooks.write(script: try script.text(), to: hooks.hooks + "/pre-commit")
    let refused = try hooks.git(
      ["commit", "--allow-empty", "--message", "Change the thing"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(refused.status != 0 && refused.words.contains("the commit is refused"))
    #expect(code != nil || refused.words.contains(stand))
  }

  @Test("the manifest of the pre-commit framework names hooks that there are")
  func manifest() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".pre-commit-hooks.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    for kind in [HookKind.preCommit, .preMergeCommit, .prePush] {
      #expect(text.contains("entry: assay hook run \(kind.rawValue)\n"))
      #expect(text.contains("stages: [\(kind.rawValue)]\n"))
    }
    #expect(text.matches(of: /pass_filenames: false/).count == 3 && text.matches(of: /always_run: true/).count == 3)
  }
}
