import Foundation
import Git
import TestSupport
import Testing

@testable import assay

@Suite("The hook of a server")
struct HookPushTests {
  private func refs(_ hooks: HookSandbox, _ server: String) throws -> [String: String] {
    let lines = try hooks.sandbox.text(["for-each-ref", "--format=%(refname) %(objectname)"], in: server)
    return Dictionary(
      uniqueKeysWithValues: lines.split(separator: "\n").map { line in
        let parts = line.split(separator: " ")
        return (String(parts[0]), String(parts[1]))
      })
  }

  @Test("a push is refused with what to mend, and accepted when it is mended")
  func refusedAndAccepted() throws {
    let hooks = try HookSandbox()
    let server = try hooks.withServer()
    let before = try refs(hooks, server)
    try hooks.commit(["a.conf": HookSandbox.guilty])
    let refused = try hooks.git(["push", "origin", "main"])
    #expect(refused.status != 0 && refused.words.contains("pre-receive hook declined"))
    for words in ["refs/heads/main", "FAILS", "a.conf:1", "To do", "The push is refused"] {
      #expect(refused.errors.contains("remote: ") && refused.words.contains(words), "\(words)")
    }
    #expect(try refs(hooks, server) == before)
    // Taken away later is pushed all the same.
    try hooks.commit(["a.conf": nil])
    #expect(try hooks.git(["push", "origin", "main"]).status != 0)
    try hooks.sandbox.git(["reset", "--quiet", "--hard", "HEAD~2"])
    let clean = try hooks.commit(["b.js": "f();\n"])
    let passed = try hooks.git(["push", "origin", "main"])
    #expect(passed.status == 0 && passed.words.contains("PASS"), "\(passed.errors)")
    #expect(try refs(hooks, server) == ["refs/heads/main": clean])
  }

  @Test("nobody brings the mainline, its policy, a key in a name or other content for an id")
  func names() throws {
    let hooks = try HookSandbox()
    let server = try hooks.withServer()
    let key = "AKIA" + "ZQ3HRTW5YBNM4KXC"
    let named = try hooks.git(["push", "origin", "main:refs/heads/fix-\(key)"])
    // What git itself says of the name that was asked for, is the pusher's own word.
    let told = named.errors.split(separator: "\n").filter { $0.hasPrefix("remote:") }.joined(separator: " ")
    #expect(named.status != 0 && named.words.contains("holds a credential") && !told.contains(key))
    let replaced = try hooks.git(["push", "origin", "main:refs/replace/\(try hooks.sandbox.id("main").hex)"])
    #expect(replaced.status != 0 && replaced.words.contains("replace refs"))
    // HEAD names a branch that is not there: none of those that are is guessed.
    try hooks.sandbox.git(["symbolic-ref", "HEAD", "refs/heads/trunk"], in: server)
    let lax = "version: 1\ngate: { conditions: { no-credentials: off } }\n"
    try hooks.commit([".assay/policy.yml": lax])
    let guessed = try hooks.git(["push", "origin", "main:refs/heads/master"])
    #expect(guessed.status != 0 && guessed.words.contains("git symbolic-ref HEAD"))
  }

  @Test("of several refs the worst decides for all of them")
  func several() throws {
    let hooks = try HookSandbox()
    let server = try hooks.withServer()
    let before = try refs(hooks, server)
    try hooks.sandbox.git(["checkout", "--quiet", "-b", "good"])
    try hooks.commit(["b.js": "f();\n"])
    try hooks.sandbox.git(["checkout", "--quiet", "-b", "bad", "main"])
    try hooks.commit(["a.conf": HookSandbox.guilty])
    let refused = try hooks.git(["push", "origin", "good", "bad"])
    #expect(refused.status != 0 && refused.words.contains("refs/heads/good"))
    #expect(refused.words.contains("PASS") && refused.words.contains("Look at refs/heads/bad"))
    #expect(try refs(hooks, server) == before)
    #expect(try hooks.git(["push", "origin", "good", "main:refs/heads/same"]).status == 0)
    #expect(try refs(hooks, server).keys.sorted() == ["refs/heads/good", "refs/heads/main", "refs/heads/same"])
    #expect(try hooks.git(["push", "origin", ":good", ":same"]).status == 0)
    #expect(try refs(hooks, server) == before)
  }

  @Test("the mainline's policy judges a new branch, whatever the branch says of itself")
  func policy() throws {
    let hooks = try HookSandbox()
    let server = try hooks.withServer()
    try hooks.sandbox.git(["checkout", "--quiet", "-b", "lax"])
    let lax = "version: 1\ngate: { conditions: { no-credentials: off, new-findings-critical: off } }\n"
    try hooks.commit([".assay/policy.yml": lax, "src/a.js": "f();\n"])
    _ = try hooks.git(["push", "origin", "lax"])
    // Set on the server by hand, as if an earlier state had been let in.
    let unasked = "git -c core.hooksPath=/dev/null receive-pack"
    try hooks.sandbox.git(["push", "--quiet", "--receive-pack", unasked, "origin", "lax"])
    #expect(try refs(hooks, server)["refs/heads/lax"] != nil)
    try hooks.commit(["a.conf": HookSandbox.guilty])
    let refused = try hooks.git(["push", "origin", "lax"])
    #expect(refused.status != 0 && refused.words.contains("no-credentials"))
  }

  @Test("tags: of what is there, of something new, with a secret in their own text, and of what is no commit")
  func tags() throws {
    let hooks = try HookSandbox()
    let server = try hooks.withServer()
    try hooks.sandbox.git(["tag", "light"])
    try hooks.sandbox.git(["tag", "--annotate", "--message", "First", "noted"])
    let known = try hooks.git(["push", "origin", "light", "noted"])
    #expect(known.status == 0, "\(known.errors)")
    try hooks.sandbox.git(["tag", "--annotate", "--message", "With \(GateSandbox.key)", "telling"])
    let telling = try hooks.git(["push", "origin", "telling"])
    #expect(telling.status != 0 && telling.words.contains("FAIL"), "\(telling.errors)")
    try hooks.commit(["a.conf": HookSandbox.guilty])
    try hooks.sandbox.git(["tag", "new-light"])
    try hooks.sandbox.git(["tag", "--annotate", "--message", "New", "new-noted"])
    #expect(try hooks.git(["push", "origin", "new-light"]).status != 0)
    #expect(try hooks.git(["push", "origin", "new-noted"]).status != 0)
    try hooks.sandbox.git(["tag", "blob", "HEAD:src/app.js"])
    let blob = try hooks.git(["push", "origin", "blob"])
    #expect(blob.status != 0 && blob.words.contains("only commits can be judged"))
    #expect(try refs(hooks, server).keys.sorted() == ["refs/heads/main", "refs/tags/light", "refs/tags/noted"])
    #expect(try hooks.git(["push", "origin", ":refs/tags/light"]).status == 0)
  }

  @Test("a forced update is judged by what it brings, and told")
  func forced() throws {
    let hooks = try HookSandbox()
    _ = try hooks.withServer()
    try hooks.commit(["b.js": "f();\n"])
    #expect(try hooks.git(["push", "origin", "main"]).status == 0)
    try hooks.sandbox.git(["reset", "--quiet", "--hard", "HEAD~1"])
    try hooks.commit(["a.conf": HookSandbox.guilty])
    let refused = try hooks.git(["push", "--force", "origin", "main"])
    #expect(refused.status != 0 && refused.words.contains("forced"))
    try hooks.sandbox.git(["reset", "--quiet", "--hard", "HEAD~1"])
    try hooks.commit(["c.js": "g();\n"])
    let passed = try hooks.git(["push", "--force", "origin", "main"])
    #expect(passed.status == 0 && passed.words.contains("forced"), "\(passed.errors)")
  }

  @Test("the first push into an empty repository is judged as a whole")
  func firstPush() throws {
    let hooks = try HookSandbox()
    let server = try hooks.withServer(holdsMain: false)
    try hooks.commit(["a.conf": HookSandbox.guilty])
    try hooks.commit(["a.conf": nil])
    let refused = try hooks.git(["push", "origin", "main"])
    #expect(refused.status != 0 && refused.words.contains("everything"))
    try hooks.sandbox.git(["reset", "--quiet", "--hard", "HEAD~2"])
    let passed = try hooks.git(["push", "origin", "main"])
    #expect(passed.status == 0, "\(passed.errors)")
    #expect(try refs(hooks, server).keys.sorted() == ["refs/heads/main"])
  }

  @Test("what is pushed is read where git keeps it until it is accepted, and from nowhere else")
  func quarantine() throws {
    let hooks = try HookSandbox()
    let server = try hooks.withServer()
    let old = try hooks.sandbox.id("HEAD").hex
    let new = try hooks.commit(["b.js": "f();\n"])
    let line = "\(old) \(new) refs/heads/main\n"
    let without = try hooks.assay(["hook", "run", "pre-receive"], in: server, input: line)
    #expect(without.code == Exit.cannotJudge && without.words.contains("cannot-judge"))
    let inside = server + "/objects/tmp_objdir-incoming-x"
    try FileManager.default.copyItem(atPath: hooks.path + "/.git/objects", toPath: inside)
    func run(_ folder: String) throws -> AssayCommand.Outcome {
      try hooks.assay(
        ["hook", "run", "pre-receive"], in: server, input: line,
        environment: [
          "GIT_DIR": ".", "GIT_QUARANTINE_PATH": folder, "GIT_OBJECT_DIRECTORY": folder,
          "GIT_ALTERNATE_OBJECT_DIRECTORIES": server + "/./objects",
        ])
    }
    let within = try run(inside)
    #expect(within.code == Exit.passed, "\(within.output)")
    let outside = try run(hooks.path + "/.git/objects")
    #expect(outside.code == Exit.cannotJudge && outside.words.contains("nothing is read from anywhere else"))
    // Another hook's environment leads nowhere.
    let push = "refs/heads/main \(new) refs/heads/main \(old)\n"
    let client = try hooks.assay(
      ["hook", "run", "pre-push", "--", "origin", "x"], in: server, input: push,
      environment: ["GIT_OBJECT_DIRECTORY": hooks.path + "/.git/objects"])
    #expect(client.code == Exit.cannotJudge)
  }

  @Test("a policy that cannot be read refuses every push")
  func badPolicy() throws {
    let hooks = try HookSandbox()
    let policy = hooks.sandbox.root + "/it's a policy.yml"
    try "version: 1\n".write(toFile: policy, atomically: true, encoding: .utf8)
    _ = try hooks.withServer(["--policy", policy])
    try hooks.commit(["b.js": "f();\n"])
    try "version: 1\ngate: [\n".write(toFile: policy, atomically: true, encoding: .utf8)
    let refused = try hooks.git(["push", "origin", "main"])
    #expect(refused.status != 0 && refused.words.contains("cannot-judge"))
    try "version: 1\n".write(toFile: policy, atomically: true, encoding: .utf8)
    let passed = try hooks.git(["push", "origin", "main"])
    #expect(passed.status == 0, "\(passed.errors)")
  }

  @Test("two pushes at once are judged each by itself")
  func concurrent() async throws {
    let hooks = try HookSandbox()
    let server = try hooks.withServer()
    for (branch, content) in [("good", "f();\n"), ("fine", "g();\n"), ("bad", HookSandbox.guilty)] {
      try hooks.sandbox.git(["checkout", "--quiet", "-b", branch, "main"])
      try hooks.commit(["\(branch).js": content])
    }
    // A cache that both write for the first time.
    let cache = hooks.sandbox.root + "/cache"
    let statuses = try await withThrowingTaskGroup(of: (String, Int32).self) { group in
      for branch in ["good", "fine", "bad"] {
        group.addTask {
          let push = ["push", "--quiet", "origin", branch]
          return (branch, try hooks.sandbox.run(push, environment: ["XDG_CACHE_HOME": cache]).status)
        }
      }
      var statuses: [String: Int32] = [:]
      for try await (branch, status) in group { statuses[branch] = status }
      return statuses
    }
    #expect(statuses["good"] == 0 && statuses["fine"] == 0 && statuses["bad"] != 0)
    #expect(try refs(hooks, server).keys.sorted() == ["refs/heads/fine", "refs/heads/good", "refs/heads/main"])
  }
}
