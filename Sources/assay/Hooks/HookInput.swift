import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What git writes to a hook's standard input.
enum HookInput {
  /// 16 MiB, some 100,000 refs. Our default: more than any push has, and little enough to hold.
  static let limit = 16 << 20

  /// - Throws: `CommandError` where somebody types, or where there is more than the limit.
  static func read(_ kind: HookKind) throws -> [UInt8] {
    guard isatty(STDIN_FILENO) == 0 else {
      throw CommandError.usage(
        "git gives this hook the pushed refs on standard input, which is a terminal here; to judge a change by hand, run "
          + "`assay gate --base REV --head REV`")
    }
    var bytes: [UInt8] = []
    do {
      while let part = try FileHandle.standardInput.read(upToCount: 1 << 16), !part.isEmpty {
        bytes += part
        guard bytes.count <= limit else {
          throw CommandError.cannotJudge(
            "standard input of \(kind.rawValue) has more than \(limit >> 20) MiB; push fewer refs at once")
        }
      }
    } catch let error as CommandError {
      throw error
    } catch {
      throw CommandError.cannotJudge("standard input cannot be read: \(CommandError.reason(error))")
    }
    return bytes
  }
}
