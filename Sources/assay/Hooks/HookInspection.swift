import Foundation
import Reporting

/// Finds out what is installed for a hook, and whether git will run it.
struct HookInspection {
  var folder: HookFolder

  func status(of kind: HookKind) throws -> HookStatus {
    let site = HookSite(kind: kind, folder: try folder.path(for: kind))
    var status = HookStatus(kind: kind.rawValue, path: site.file)
    switch try site.occupant() {
    case .ours(let found, _):
      describe(found, site, &status)
      status.isRun = HookSite.isRun(site.file)
      if !status.isRun { status.remarks.append("git does not run it, because it is not executable; install it again") }
      if OtherHookTool.owner(of: site.folder) == .husky { status.remarks.append(OtherHookTool.husky.advice(kind)) }
      return status
    case .none:
      if try HookSite.exists(site.chained) {
        status.remarks.append("\(site.chained) is left of an installation whose hook is gone")
      }
    case .other(let bytes):
      let writer = OtherHookTool.writer(of: bytes, in: site.folder)
      if let writer, try describe(setAsideBy: writer, site, &status) { return status }
      let name = writer.map { "a hook of \($0.rawValue)" } ?? "another hook"
      let remark = HookSite.isRun(site.file) ? "" : ", which git does not run: it is not executable"
      status.remarks.append("\(name) is there\(remark)")
      if try HookSite.exists(site.chained) {
        status.remarks.append("something wrote it over Assay's; install it again")
      }
    }
    guard site.folder != folder.own else { return status }
    let hidden = HookSite(kind: kind, folder: folder.own)
    if case .ours(let found, _) = try hidden.occupant() {
      status.path = hidden.file
      describe(found, hidden, &status)
      status.state = .superseded
      status.remarks.append("git does not run it: \(folder.source) says \(site.folder); install it again")
    }
    return status
  }

  private func describe(_ found: FoundHookScript, _ site: HookSite, _ status: inout HookStatus) {
    status.state = found.isIntact && found.kind == site.kind.rawValue ? .installed : .changed
    if status.state == .changed { status.remarks.append("it was changed after it was installed") }
    if found.version > HookScript.version { status.remarks.append("a later version of Assay wrote it") }
    if let settings = found.settings {
      status.program = settings.program
      status.settings = settings.shown
      if !FileManager.default.isExecutableFile(atPath: settings.program) {
        status.remarks.append("the program is not there; one on PATH runs in its place, and without one it refuses")
      }
    }
    guard FileManager.default.fileExists(atPath: site.chained) else { return }
    status.chained = site.chained
    if !HookSite.isRun(site.chained) { status.remarks.append("what it chains is not executable, so it is not run") }
  }

  /// - Returns: whether another program has it.
  private func describe(
    setAsideBy tool: OtherHookTool, _ site: HookSite, _ status: inout HookStatus
  ) throws -> Bool {
    if tool == .husky, HuskyScript.runsAssay(site) {
      status.state = .installed
      status.isRun = HookSite.isRun(site.file)
      status.remarks.append("husky runs it from .husky/\(site.kind.rawValue)")
      return true
    }
    guard let name = tool.setAside(site.kind),
      case .ours(let found, _) = try HookSite.occupant(of: site.folder + "/" + name)
    else { return false }
    describe(found, site, &status)
    status.path = site.folder + "/" + name
    if tool == .preCommit {
      status.isRun = HookSite.isRun(site.file) && HookSite.isRun(status.path)
      status.remarks.append("pre-commit runs it as \(name)")
    } else {
      status.state = .superseded
      status.remarks.append("\(tool.rawValue) has put it aside and does not run it. \(tool.advice(site.kind))")
    }
    return true
  }
}

extension HookSettings {
  /// What it judges by, in the order of the options.
  fileprivate var shown: [(name: String, value: String)] {
    var shown: [(name: String, value: String)] = []
    for (name, value) in [("policy", policy), ("portfolio", portfolio), ("baseline", baseline)] {
      if let value { shown.append((name, value)) }
    }
    shown += rules.map { ("rules", $0) } + trustOwner.map { ("trust-owner", $0) }
    if let mainline { shown.append(("mainline", mainline)) }
    return shown
  }
}
