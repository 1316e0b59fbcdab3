/// What a file is by itself, and what is only said of it.
///
/// A folder's name, a file's name and a comment cost nothing to whoever wrote the file. They decide what counts as
/// somebody's work; what is insecure stays insecure whatever it is called.
package struct FileStanding: Sendable, Hashable {
  /// What names and words say.
  package struct Claims: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A test, by its name or folder.
    package static let test = Claims(rawValue: 1 << 0)
    /// Written by a program, by a comment, the file's name or a folder's.
    package static let generated = Claims(rawValue: 1 << 1)
    /// What a build made of other files, by the file's name or a folder's: third-party code may be in it.
    package static let built = Claims(rawValue: 1 << 2)
    /// Third-party code, by the file's name or a folder's.
    package static let thirdParty = Claims(rawValue: 1 << 3)
  }

  /// What it counts as, all claims believed.
  package var kind: FileKind
  /// What it is, no claim believed: `source`; `data` by its language or as a lock file; `minified` by the shape of its
  /// lines; `vendored` for a library that name and first comment together name; `binary`.
  package var form: FileKind
  package var claims: Claims

  package init(kind: FileKind, form: FileKind, claims: Claims = []) {
    self.kind = kind
    self.form = form
    self.claims = claims
  }
}
