import Foundation

/// Puts a hook in its place and takes it away again.
struct HookInstalling {
  var site: HookSite
  /// Whether a hook of ours that somebody changed may be lost.
  var isForced: Bool

  /// - Returns: what was done, in words.
  /// - Throws: `CommandError`; then everything is as it was.
  func install(_ script: HookScript) throws -> String {
    let (kind, folder) = (site.kind.rawValue, site.folder)
    switch try site.occupant() {
    case .none:
      guard try !HookSite.exists(site.chained) else {
        try site.put(script)
        return "\(kind): installed in \(folder); \(kind)\(HookScript.chainedSuffix), which was left there, runs first"
      }
      try site.put(script)
      return "\(kind): installed in \(folder)"
    case .ours(let found, let bytes):
      guard found.isIntact || isForced else { throw changed("overwritten") }
      if try bytes == Array(script.text().utf8), HookSite.isRun(site.file) {
        return "\(kind): is installed already in \(folder)"
      }
      try site.put(script)
      return "\(kind): updated in \(folder)"
    case .other(let bytes):
      let writer = OtherHookTool.writer(of: bytes, in: folder)
      if let writer, let way = try update(script, runBy: writer) { return way }
      try makeRoom(for: bytes)
      try site.put(script, keepingAs: site.chained)
      return "\(kind): installed in \(folder); the hook that was there is kept as "
        + "\(kind)\(HookScript.chainedSuffix) and runs first"
    }
  }

  /// Puts back what was there.
  ///
  /// - Returns: what was done, in words; nil where nothing of ours is there.
  func remove() throws -> String? {
    let kind = site.kind.rawValue
    switch try site.occupant() {
    case .none: return nil
    case .ours(let found, _):
      guard found.isIntact || isForced else { throw changed("removed") }
      guard try HookSite.exists(site.chained) else {
        try HookSite.delete(site.file)
        return "\(kind): removed from \(site.folder)"
      }
      try HookSite.move(site.chained, to: site.file)
      return "\(kind): removed from \(site.folder); the hook that was there before is back"
    case .other(let bytes):
      guard let tool = OtherHookTool.writer(of: bytes, in: site.folder), let name = tool.setAside(site.kind) else {
        return nil
      }
      return try removeAside(site.folder + "/" + name, tool)
    }
  }

  /// A hook of ours that another program put aside; the one that ours chained takes its place.
  private func removeAside(_ aside: String, _ tool: OtherHookTool) throws -> String? {
    guard case .ours(let found, _) = try HookSite.occupant(of: aside) else { return nil }
    guard found.isIntact || isForced else { throw changed("removed") }
    let words = "\(site.kind.rawValue): removed from \(site.folder), where \(tool.rawValue) had put it aside"
    guard try HookSite.exists(site.chained) else {
      try HookSite.delete(aside)
      return words
    }
    // What ours chained may be that program's own hook, which has put itself back already.
    if case .other(let bytes) = try HookSite.occupant(of: site.chained),
      OtherHookTool.writer(of: bytes, in: site.folder) == tool
    {
      try HookSite.delete(aside)
      try HookSite.delete(site.chained)
      return words
    }
    try HookSite.move(site.chained, to: aside)
    return words + "; the hook that was there before is aside in its place"
  }

  /// Where another program runs our hook already, brings that up to date.
  ///
  /// - Returns: what was done, in words; nil where nothing runs it.
  private func update(_ script: HookScript, runBy tool: OtherHookTool) throws -> String? {
    let kind = site.kind.rawValue
    switch tool {
    case .preCommit:
      let aside = site.folder + "/" + kind + ".legacy"
      guard case .ours(let found, let bytes) = try HookSite.occupant(of: aside) else { return nil }
      guard found.isIntact || isForced else { throw changed("overwritten") }
      if try bytes != Array(script.text().utf8) { try site.put(script, at: aside) }
      return "\(kind): is installed in \(site.folder) as \(kind).legacy, which pre-commit runs"
    case .husky:
      guard HuskyScript.runsAssay(site) else { return nil }
      return "\(kind): husky runs it from .husky/\(kind) already, with the options that stand there"
    case .lefthook: return nil
    }
  }

  /// Something kept from before may stand where the present hook is to go.
  private func makeRoom(for bytes: [UInt8]) throws {
    guard try HookSite.exists(site.chained) else { return }
    if case .other(let kept) = try HookSite.occupant(of: site.chained) {
      if kept == bytes || isForced { return }
      let writer = OtherHookTool.writer(of: kept, in: site.folder)
      if writer != nil, writer == OtherHookTool.writer(of: bytes, in: site.folder) { return }
    } else if isForced {
      return
    }
    throw CommandError.usage(
      "\(site.file) is another hook than the one that was kept as \(site.chained) when Assay was installed; remove the "
        + "one that is not needed, or say --force to let the kept one go")
  }

  private func changed(_ what: String) -> CommandError {
    CommandError.usage(
      "\(site.file) was changed after Assay wrote it, so it is not \(what); look at it, and say --force to let the "
        + "changes go")
  }
}

/// The script in `.husky` that the user writes and husky runs.
enum HuskyScript {
  /// Whether it runs Assay for this hook.
  static func runsAssay(_ site: HookSite) -> Bool {
    guard OtherHookTool.owner(of: site.folder) == .husky else { return false }
    let file = URL(filePath: site.folder).deletingLastPathComponent().appending(path: site.kind.rawValue)
    // One that cannot be read runs nothing.
    guard let bytes = FileManager.default.contents(atPath: file.path) else { return false }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains { line in
      !line.drop(while: \.isWhitespace).hasPrefix("#") && line.contains("assay hook run \(site.kind.rawValue)")
    }
  }
}
