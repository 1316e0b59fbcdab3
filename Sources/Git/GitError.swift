internal import CGit2

/// What went wrong while reading a repository, with enough to say what, where and what to do.
package struct GitError: Error, Sendable, CustomStringConvertible {
  /// What kind of trouble it is; decides the exit code and the advice.
  package enum Kind: Sendable, Hashable {
    /// No repository at the path. The user named the wrong place.
    case notARepository
    /// A revision that does not exist. The user named the wrong one.
    case unknownRevision
    /// An object that must be there is not: corrupt, shallow or partial.
    case missingObject
    /// An object or pack that cannot be read.
    case corrupt
    /// A repository format that is not supported, such as SHA-256.
    case unsupported
    /// The folder belongs to somebody else.
    case untrustedOwner
    /// An object over a size limit.
    case tooLarge
    /// Anything else libgit2 reports.
    case other
  }

  package var kind: Kind
  /// libgit2's return code and error class; 0 where the trouble is ours to name.
  package var code: Int32
  package var errorClass: Int32
  /// The C function that failed, or the operation.
  package var function: String
  /// What happened, where, what to do. May hold repository text: escape when shown.
  package var message: String

  package init(kind: Kind, code: Int32 = 0, errorClass: Int32 = 0, function: String, message: String) {
    self.kind = kind
    self.code = code
    self.errorClass = errorClass
    self.function = function
    self.message = message
  }

  package var description: String { message }
}

/// Turns a libgit2 return code into an error. Reads the thread's last error in the same call, before anything can
/// replace it.
func check(
  _ code: Int32, _ function: String, kind: GitError.Kind = .other, _ context: @autoclosure () -> String = ""
) throws(GitError) {
  guard code < 0 else { return }
  var message = "unknown error"
  var errorClass: Int32 = 0
  if let last = unsafe git_error_last() {
    errorClass = unsafe last.pointee.klass
    if let text = unsafe last.pointee.message { message = unsafe String(cString: text) }
  }
  let place = context()
  let resolved: GitError.Kind =
    if kind != .other {
      kind
    } else if code == GIT_ENOTFOUND.rawValue {
      .missingObject
    } else if code == GIT_EOWNER.rawValue {
      .untrustedOwner
    } else {
      .other
    }
  throw GitError(
    kind: resolved, code: code, errorClass: errorClass, function: function,
    message: place.isEmpty ? "\(function): \(message)" : "\(place): \(message) (\(function))")
}
