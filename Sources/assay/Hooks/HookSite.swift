import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The place of one hook, and what stands there.
struct HookSite {
  enum Occupant {
    case none
    case ours(FoundHookScript, bytes: [UInt8])
    /// Somebody else's; without bytes where it cannot be read, as a link to nowhere.
    case other([UInt8])
  }

  let kind: HookKind
  let folder: String

  var file: String { folder + "/" + kind.rawValue }
  /// Where the hook is kept that was here before ours.
  var chained: String { file + HookScript.chainedSuffix }

  func occupant() throws -> Occupant { try Self.occupant(of: file) }

  /// - Throws: where a folder stands there, or a file of ours cannot be read.
  static func occupant(of file: String) throws -> Occupant {
    guard let type = try type(of: file) else { return .none }
    if type == .typeSymbolicLink, !FileManager.default.fileExists(atPath: file) { return .other([]) }
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(filePath: file)))
    } catch {
      throw CommandError.usage("\(file): cannot be read: \(CommandError.reason(error))")
    }
    guard let found = HookScript.found(in: bytes) else { return .other(bytes) }
    return .ours(found, bytes: bytes)
  }

  /// What stands at a path, a link as itself; nil where nothing does.
  static func type(of file: String) throws -> FileAttributeType? {
    do {
      return try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
      return nil
    } catch {
      throw CommandError.usage("\(file): cannot be looked at: \(CommandError.reason(error))")
    }
  }

  static func exists(_ file: String) throws -> Bool { try type(of: file) != nil }

  /// Whether git would run what stands there.
  static func isRun(_ file: String) -> Bool { FileManager.default.isExecutableFile(atPath: file) }

  /// Puts a script in its place as a whole: git runs the old one or the new one, never a part.
  ///
  /// - Parameters:
  ///   - place: where; nil for the hook's own place.
  ///   - kept: where to keep what stands there; nil to replace it.
  func put(_ script: HookScript, at place: String? = nil, keepingAs kept: String? = nil) throws {
    let place = place ?? file
    let draft = folder + "/.assay-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(try script.text().utf8).write(to: URL(filePath: draft))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: draft)
    } catch {
      throw CommandError.usage("\(folder): cannot write the hook: \(CommandError.reason(error))")
    }
    do {
      guard let kept else {
        try Self.move(draft, to: place)
        return
      }
      try Self.move(place, to: kept)
      do {
        try Self.move(draft, to: place)
      } catch {
        try Self.move(kept, to: place)
        throw error
      }
    } catch {
      try FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }

  /// Renames a file, replacing what stands at the target.
  static func move(_ file: String, to target: String) throws {
    guard rename(file, target) == 0 else {
      throw CommandError.usage("\(file): cannot be renamed to \(target): \(String(cString: strerror(errno)))")
    }
  }

  static func delete(_ file: String) throws {
    do {
      try FileManager.default.removeItem(atPath: file)
    } catch {
      throw CommandError.usage("\(file): cannot be removed: \(CommandError.reason(error))")
    }
  }
}
