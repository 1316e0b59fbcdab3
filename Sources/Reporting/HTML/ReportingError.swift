/// Why pages could not be written.
package struct ReportingError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Kind: Sendable, Hashable {
    /// An id that cannot name a file, or names one twice.
    case identifier
    /// A template of ours that does not parse: a defect of this version.
    case template
  }

  package var kind: Kind
  /// What happened and what to do; escaped already.
  package var message: String

  package init(kind: Kind, message: String) {
    self.kind = kind
    self.message = OutputEscaping.terminal(message)
  }

  package var description: String { message }
}
