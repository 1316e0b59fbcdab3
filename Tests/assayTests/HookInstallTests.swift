import Foundation
import TestSupport
import Testing

@testable import assay

@Suite("Installing hooks")
struct HookInstallTests {
  private static let mine = "#!/bin/sh\necho mine \"$@\"\ncat > /dev/null\n"

  @Test("installed, seen, installed again without a change, and removed without a trace")
  func roundTrip() throws {
    let hooks = try HookSandbox()
    let before = try FileManager.default.contentsOfDirectory(atPath: hooks.hooks).sorted()
    #expect(try hooks.status().values.allSatisfy { $0["state"] as? String == "absent" })
    let installed = try hooks.assay(["hook", "install"])
    #expect(installed.code == Exit.passed, "\(installed.errors)")
    let status = try hooks.status()
    for kind in ["pre-commit", "pre-merge-commit", "pre-push"] {
      #expect(status[kind]?["state"] as? String == "installed" && status[kind]?["runs"] as? Bool == true)
      #expect(status[kind]?["program"] as? String == AssayCommand.program)
    }
    #expect(status["pre-receive"]?["state"] as? String == "absent")
    let text = try hooks.text(of: hooks.hooks + "/pre-push")
    #expect(try hooks.assay(["hook", "install"]).output.contains("already"))
    #expect(try hooks.text(of: hooks.hooks + "/pre-push") == text)
    #expect(try hooks.assay(["hook", "install", "pre-push", "--mainline", "trunk"]).output.contains("updated"))
    #expect(try hooks.text(of: hooks.hooks + "/pre-push").contains("'--mainline=trunk'"))
    #expect(try hooks.assay(["hook", "remove"]).code == Exit.passed)
    #expect(try FileManager.default.contentsOfDirectory(atPath: hooks.hooks).sorted() == before)
    #expect(try hooks.assay(["hook", "remove"]).output.contains("no hook"))
  }

  @Test("the hook that was there is kept, and back to the byte and the mode", arguments: [0o755, 0o700, 0o644])
  func restores(mode: Int) throws {
    let hooks = try HookSandbox()
    let file = hooks.hooks + "/pre-push"
    try hooks.write(script: Self.mine, to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    #expect(try hooks.assay(["hook", "install", "pre-push"]).output.contains("kept"))
    #expect(try hooks.text(of: file + ".assay-chained") == Self.mine)
    #expect(try hooks.status()["pre-push"]?["chained"] as? String == file + ".assay-chained")
    #expect(try hooks.assay(["hook", "install", "pre-push", "--mainline", "x"]).code == Exit.passed)
    #expect(try hooks.assay(["hook", "remove", "pre-push"]).code == Exit.passed)
    #expect(try hooks.text(of: file) == Self.mine && !hooks.exists(file + ".assay-chained"))
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode)
  }

  @Test("a link is kept as a link")
  func links() throws {
    let hooks = try HookSandbox()
    try hooks.write(script: Self.mine, to: hooks.sandbox.root + "/shared hook")
    let file = hooks.hooks + "/pre-commit"
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "../../../shared hook")
    #expect(try hooks.assay(["hook", "install", "pre-commit"]).code == Exit.passed)
    #expect(try hooks.text(of: hooks.sandbox.root + "/shared hook") == Self.mine)
    #expect(try hooks.assay(["hook", "remove", "pre-commit"]).code == Exit.passed)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file) == "../../../shared hook")
  }

  @Test("a hook that somebody changed is neither overwritten nor removed without --force")
  func changed() throws {
    let hooks = try HookSandbox()
    #expect(try hooks.assay(["hook", "install", "pre-push"]).code == Exit.passed)
    let file = hooks.hooks + "/pre-push"
    let edited = try hooks.text(of: file).replacing("exit \"$code\"", with: "exit 0")
    try hooks.write(script: edited, to: file)
    #expect(try hooks.status()["pre-push"]?["state"] as? String == "changed")
    for command in [["hook", "install", "pre-push"], ["hook", "remove", "pre-push"]] {
      let refused = try hooks.assay(command)
      #expect(refused.code == Exit.usage && refused.errors.contains("--force"))
      #expect(try hooks.text(of: file) == edited)
    }
    #expect(try hooks.assay(["hook", "install", "pre-push", "--force"]).code == Exit.passed)
    #expect(try hooks.status()["pre-push"]?["state"] as? String == "installed")
  }

  @Test("a hook that cannot be executed is one that git does not run")
  func notExecutable() throws {
    let hooks = try HookSandbox()
    #expect(try hooks.assay(["hook", "install", "pre-push"]).code == Exit.passed)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: hooks.hooks + "/pre-push")
    #expect(try hooks.status()["pre-push"]?["runs"] as? Bool == false)
    #expect(try hooks.assay(["hook", "install", "pre-push"]).code == Exit.passed)
    #expect(try hooks.status()["pre-push"]?["runs"] as? Bool == true)
  }

  @Test("core.hooksPath is followed, relative to the top or absolute, and what it hides is told")
  func hooksPath() throws {
    let hooks = try HookSandbox()
    #expect(try hooks.assay(["hook", "install", "pre-push"]).code == Exit.passed)
    try hooks.sandbox.git(["config", "core.hooksPath", "own hooks"])
    let hidden = try #require(try hooks.status()["pre-push"])
    #expect(hidden["state"] as? String == "superseded" && hidden["runs"] as? Bool == false)
    let relative = try hooks.assay(["hook", "install", "pre-push"])
    #expect(relative.code == Exit.passed && relative.errors.contains("committed"))
    #expect(hooks.exists(hooks.path + "/own hooks/pre-push"))
    let absolute = hooks.sandbox.root + "/it's hooks"
    try hooks.sandbox.git(["config", "core.hooksPath", absolute])
    #expect(try hooks.assay(["hook", "install", "pre-push"]).code == Exit.passed)
    #expect(try hooks.status()["pre-push"]?["path"] as? String == absolute + "/pre-push")
    #expect(try hooks.assay(["hook", "remove"]).code == Exit.passed)
    #expect(!hooks.exists(absolute + "/pre-push") && !hooks.exists(hooks.hooks + "/pre-push"))
    try hooks.sandbox.git(["config", "core.hooksPath", "/dev/null"])
    let nowhere = try hooks.assay(["hook", "install", "pre-push"])
    #expect(nowhere.code == Exit.usage && nowhere.errors.contains("no folder"))
  }

  @Test("a folder of hooks for all repositories is written only when it is meant")
  func globalHooksPath() throws {
    let hooks = try HookSandbox()
    let config = hooks.sandbox.root + "/config"
    let folder = hooks.sandbox.root + "/all"
    try "[core]\n\thooksPath = \(folder)\n".write(toFile: config, atomically: true, encoding: .utf8)
    let environment = ["GIT_CONFIG_GLOBAL": config]
    let refused = try hooks.assay(["hook", "install", "pre-push"], environment: environment)
    #expect(refused.code == Exit.usage && refused.errors.contains("--all-repositories"))
    #expect(!hooks.exists(folder))
    let meant = try hooks.assay(["hook", "install", "pre-push", "--all-repositories"], environment: environment)
    #expect(meant.code == Exit.passed && hooks.exists(folder + "/pre-push"))
    try hooks.sandbox.git(["config", "core.hooksPath", hooks.hooks])
    #expect(try hooks.assay(["hook", "install", "pre-push"], environment: environment).code == Exit.passed)
    #expect(hooks.exists(hooks.hooks + "/pre-push"))
  }

  @Test("linked worktrees share their hooks, and a bare repository takes pushes")
  func layouts() throws {
    let hooks = try HookSandbox()
    let linked = hooks.sandbox.root + "/linked tree"
    try hooks.sandbox.git(["worktree", "add", "--quiet", "-b", "side", linked])
    #expect(try hooks.assay(["hook", "install"], in: linked).code == Exit.passed)
    #expect(try hooks.status()["pre-commit"]?["runs"] as? Bool == true)
    #expect(try hooks.status(in: linked)["pre-commit"]?["runs"] as? Bool == true)
    let bare = hooks.sandbox.root + "/bare.git"
    try hooks.sandbox.git(["init", "--quiet", "--bare", bare], in: hooks.sandbox.root)
    #expect(try hooks.assay(["hook", "install", bare]).output.contains("pre-receive"))
    #expect(try hooks.status(in: bare)["pre-receive"]?["runs"] as? Bool == true)
    #expect(try hooks.status(environment: ["GIT_DIR": bare])["pre-receive"]?["runs"] as? Bool == true)
  }

  @Test("an unknown hook is a wrong command; so is a file of the owner's that whoever is judged can write")
  func wrongCommands() throws {
    let hooks = try HookSandbox()
    let unknown = try hooks.assay(["hook", "install", "pre-pusch"])
    #expect(unknown.code == Exit.usage && unknown.errors.contains("pre-push"))
    try hooks.sandbox.write(Array("version: 1\n".utf8), to: "policy.yml")
    let inside = try hooks.assay(["hook", "install", "--policy", "policy.yml"])
    #expect(inside.code == Exit.usage && inside.errors.contains("judged repository"))
    let absent = try hooks.assay(["hook", "install", "--policy", "../none.yml"])
    #expect(absent.code == Exit.usage)
    try "version: 1\ngate: [\n".write(
      toFile: hooks.sandbox.root + "/bad.yml", atomically: true, encoding: .utf8)
    #expect(try hooks.assay(["hook", "install", "--policy", "../bad.yml"]).code == Exit.usage)
    #expect(!hooks.exists(hooks.hooks + "/pre-push"))
  }

  // MARK: Other programs

  /// As husky 9 writes them: a script for each hook that runs a common one, which looks up the user's by name.
  private func husky(_ hooks: HookSandbox) throws -> String {
    let folder = hooks.path + "/.husky/_"
    let common = """
      n=$(basename "$0")
      s=$(dirname "$(dirname "$0")")/$n
      [ -f "$s" ] || exit 0
      sh -e "$s" "$@"

      """
    try hooks.write(script: common, to: folder + "/h", isExecutable: false)
    for kind in ["pre-commit", "pre-push"] {
      try hooks.write(script: "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"", to: folder + "/" + kind)
    }
    try hooks.sandbox.git(["config", "core.hooksPath", ".husky/_"])
    return folder
  }

  @Test("husky's hook runs by its own name before ours, and what keeps ours is told")
  func husky() throws {
    let hooks = try HookSandbox()
    let folder = try husky(hooks)
    try hooks.write(script: "echo husky ran >&2\n", to: hooks.path + "/.husky/pre-commit", isExecutable: false)
    let installed = try hooks.assay(["hook", "install", "pre-commit"])
    #expect(installed.code == Exit.passed && installed.errors.contains(".husky/pre-commit"))
    try hooks.sandbox.write(Array(HookSandbox.guilty.utf8), to: "a.conf")
    try hooks.sandbox.git(["add", "--all"])
    let refused = try hooks.git(["commit", "--message", "Change the thing"])
    #expect(refused.status != 0 && refused.errors.contains("husky ran") && refused.errors.contains("FAIL"))
    // husky writes its scripts anew.
    _ = try husky(hooks)
    #expect(try hooks.status()["pre-commit"]?["state"] as? String == "absent")
    #expect(try hooks.assay(["hook", "install", "pre-commit"]).code == Exit.passed)
    #expect(try hooks.status()["pre-commit"]?["runs"] as? Bool == true)
    _ = try husky(hooks)
    try hooks.write(
      script: "assay hook run pre-commit -- \"$@\"\n", to: hooks.path + "/.husky/pre-commit", isExecutable: false)
    #expect(try hooks.status()["pre-commit"]?["state"] as? String == "installed")
    #expect(try hooks.assay(["hook", "install", "pre-commit"]).output.contains("already"))
    #expect(try hooks.text(of: folder + "/pre-commit").contains("/h"))
  }

  /// As the pre-commit framework writes it: runs the older hook that it put aside, with a mark in the environment.
  private static let framework = """
    #!/usr/bin/env bash
    # File generated by pre-commit: https://pre-commit.com
    if [ -n "$PRE_COMMIT_RUNNING_LEGACY" ]; then echo "framework runs twice" >&2; exit 1; fi
    echo "framework ran" >&2
    old="$(dirname "$0")/pre-commit.legacy"
    if [ -x "$old" ]; then PRE_COMMIT_RUNNING_LEGACY=1 "$old" "$@"; fi

    """

  @Test("the pre-commit framework runs beside ours, whichever of the two was installed last")
  func framework() throws {
    let hooks = try HookSandbox()
    let file = hooks.hooks + "/pre-commit"
    try hooks.write(script: Self.framework, to: file)
    #expect(try hooks.assay(["hook", "install", "pre-commit"]).errors.contains(".pre-commit-config.yaml"))
    try hooks.sandbox.write(Array(HookSandbox.guilty.utf8), to: "a.conf")
    try hooks.sandbox.git(["add", "--all"])
    func commit() throws -> GitSandbox.Outcome { try hooks.git(["commit", "--message", "Change the thing"]) }
    let chained = try commit()
    #expect(chained.status != 0 && chained.errors.contains("framework ran") && chained.errors.contains("FAIL"))
    // `pre-commit install` again.
    try FileManager.default.moveItem(atPath: file, toPath: file + ".legacy")
    try hooks.write(script: Self.framework, to: file)
    let legacy = try commit()
    #expect(legacy.status != 0 && legacy.errors.contains("framework ran") && legacy.errors.contains("FAIL"))
    #expect(!legacy.errors.contains("twice"))
    let status = try #require(try hooks.status()["pre-commit"])
    #expect(status["state"] as? String == "installed" && status["runs"] as? Bool == true)
    #expect(try hooks.assay(["hook", "install", "pre-commit"]).output.contains("pre-commit.legacy"))
    #expect(try hooks.assay(["hook", "remove", "pre-commit"]).code == Exit.passed)
    #expect(try hooks.text(of: file) == Self.framework && !hooks.exists(file + ".legacy"))
    #expect(!hooks.exists(file + ".assay-chained"))
  }

  @Test("lefthook's hook is chained, and ours put aside by it is told")
  func lefthook() throws {
    let hooks = try HookSandbox()
    let file = hooks.hooks + "/pre-push"
    let theirs = """
      #!/bin/sh
      call_lefthook() { cat > /dev/null; echo lefthook ran >&2; }
      call_lefthook run "pre-push" "$@"

      """
    try hooks.write(script: theirs, to: file)
    let installed = try hooks.assay(["hook", "install", "pre-push"])
    #expect(installed.code == Exit.passed && installed.errors.contains("lefthook.yml"))
    #expect(try hooks.status()["pre-push"]?["runs"] as? Bool == true)
    try FileManager.default.moveItem(atPath: file, toPath: file + ".old")
    try hooks.write(script: theirs, to: file)
    let status = try #require(try hooks.status()["pre-push"])
    #expect(status["state"] as? String == "superseded" && status["runs"] as? Bool == false)
    #expect(try hooks.assay(["hook", "remove", "pre-push"]).code == Exit.passed)
    #expect(try hooks.text(of: file) == theirs && !hooks.exists(file + ".old"))
  }
}
