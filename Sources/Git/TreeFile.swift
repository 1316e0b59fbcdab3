package import SourceText

/// What a tree entry is, as git normalises it.
package enum FileMode: UInt32, Sendable, Hashable, Codable {
  case regular = 0o100644
  case executable = 0o100755
  case symlink = 0o120000
  /// A submodule: the id is a commit of another repository.
  case gitlink = 0o160000
  /// A tree; never in lists of files.
  case folder = 0o40000

  /// Any mode a tree may hold, normalised by git's `canon_mode`: old trees have 100664 and other permissions.
  init(normalising mode: UInt32) {
    switch mode & 0o170000 {
    case 0o100000: self = mode & 0o100 != 0 ? .executable : .regular
    case 0o120000: self = .symlink
    case 0o040000: self = .folder
    default: self = .gitlink
    }
  }

  /// Whether the object is a blob with a file's content.
  package var isFile: Bool { self == .regular || self == .executable }

  /// Six octal digits, as git prints it.
  package var octal: String {
    let digits = String(rawValue, radix: 8)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// One entry below a tree that is not a folder.
package struct TreeFile: Sendable, Hashable {
  package var path: RepositoryPath
  /// The blob, or for a gitlink the commit of the other repository.
  package var blob: ObjectID
  package var mode: FileMode

  package init(path: RepositoryPath, blob: ObjectID, mode: FileMode = .regular) {
    self.path = path
    self.blob = blob
    self.mode = mode
  }
}
