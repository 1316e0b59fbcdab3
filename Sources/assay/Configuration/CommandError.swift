import Analysis
import ArgumentParser
import Foundation
import Git
import Hiring
import History
import Reporting
import RuleEngine

/// Exit codes, the same for every command.
enum Exit {
  static let passed: Int32 = 0
  static let failed: Int32 = 1
  static let usage: Int32 = 2
  static let cannotJudge: Int32 = 3
}

/// An error with its exit code; the message says what happened, where, and what to do.
struct CommandError: Error, CustomStringConvertible {
  var code: Int32
  var message: String

  var description: String { message }

  static func usage(_ message: String) -> CommandError { CommandError(code: Exit.usage, message: message) }
  static func cannotJudge(_ message: String) -> CommandError { CommandError(code: Exit.cannotJudge, message: message) }

  /// The system's words for a file error, without the object's dump.
  static func reason(_ error: any Error) -> String {
    let cocoa = error as NSError
    if let underlying = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError {
      return underlying.localizedDescription
    }
    return cocoa.localizedDescription
  }

  /// The exit code and words for any error that reaches the top.
  static func wrapping(_ error: any Error) -> CommandError {
    switch error {
    case let error as CommandError: error
    case let error as ConfigurationError: usage("\(error)")
    case let error as GitError:
      switch error.kind {
      case .unknownRevision, .notARepository: usage(error.message)
      default: cannotJudge(error.message)
      }
    case let error as RecordFileError: usage("\(error)")
    case let error as ReportingError: usage("\(error)")
    case let error as RuleError:
      if case .invalid = error { usage("\(error)") } else { cannotJudge("\(error)") }
    case let error as HistoryPathError: usage(error.message)
    case let error as HistoryError: cannotJudge(error.message)
    case let error as FolderError: usage(error.message)
    default: cannotJudge("\(error)")
    }
  }
}
